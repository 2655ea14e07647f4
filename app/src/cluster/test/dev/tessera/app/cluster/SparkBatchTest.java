package dev.tessera.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SparkBatchTest {
  @TempDir private Path root = Path.of("");

  @Test
  void whateverThePartitionsResultsAreThoseOfOneProcess() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 5).folder();
    Files.writeString(source.resolve("bad.png"), "Dear sir or madam");
    Path alone = root.resolve("alone");
    ClusterRun run = new ClusterRun("local[2]");
    assertThat(run.runAlone("batch", source, "--out", alone, "--mode", "encode")).isEqualTo(2);
    BatchResults expected = new BatchResults(alone);
    assertThat(expected.sums()).hasSize(10);
    for (int partitions : new int[] {1, 2, 6}) {
      Path out = root.resolve("out" + partitions);
      run.with("spark.tessera.partitions", String.valueOf(partitions));
      assertThat(run.run("batch", source, "--out", out, "--mode", "encode")).isEqualTo(2);
      assertThat(run.out()).startsWith(out + ": 5 files made, 0 unchanged, 1 refused, in ");
      assertThat(run.err()).contains("Cannot read " + source.resolve("bad.png"));
      BatchResults found = new BatchResults(out);
      assertThat(found.sums()).isEqualTo(expected.sums());
      assertThat(found.rows()).isEqualTo(expected.rows());
      assertThat(found.strangers()).isEmpty();
    }
  }

  @Test
  void twoProcessesMakeTheBytesOfOne() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 6).folder();
    Path alone = root.resolve("alone");
    ClusterRun run = ClusterRun.ofTwoWorkers();
    assertThat(run.runAlone("batch", source, "--out", alone, "--mode", "encode")).isZero();
    Path out = root.resolve("out");
    assertThat(run.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(new BatchResults(out).sums()).hasSize(12).isEqualTo(new BatchResults(alone).sums());
    assertThat(new BatchResults(out).rows()).isEqualTo(new BatchResults(alone).rows());
  }

  @Test
  void whatIsUnchangedIsNotDoneAgain() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 3).folder();
    Path out = root.resolve("out");
    ClusterRun run = new ClusterRun("local[2]");
    assertThat(run.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    Files.delete(out.resolve("0001.png.tessera"));
    assertThat(run.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(run.out()).startsWith(out + ": 1 file made, 2 unchanged, 0 refused, in ");
    assertThat(run.runAlone("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(run.out()).startsWith(out + ": 0 files made, 3 unchanged, 0 refused, in ");
  }
}
