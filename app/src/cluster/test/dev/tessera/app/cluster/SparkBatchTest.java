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
  void twoProcessesMakeTheBytesOfOneWhateverTheScriptOfNames() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 5).folder();
    Path folder = Files.createDirectory(source.resolve("Łódź"));
    Files.copy(source.resolve("0001.png"), folder.resolve("二 größer, \"نعم\".png"));
    Path alone = root.resolve("alone");
    ClusterRun run = ClusterRun.ofTwoWorkers();
    assertThat(run.runAlone("batch", source, "--out", alone, "--mode", "encode")).isZero();
    Path out = root.resolve("out");
    assertThat(run.run("batch", source, "--out", out, "--mode", "encode")).isZero();
    assertThat(new BatchResults(out).sums()).hasSize(12).isEqualTo(new BatchResults(alone).sums());
    assertThat(new BatchResults(out).rows()).isEqualTo(new BatchResults(alone).rows());
  }

  @Test
  void networksAreSentToEachProcessOnceAndUsed() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 8).folder();
    Path networks = root.resolve("small.safetensors");
    ClusterRun run = ClusterRun.ofTwoWorkers();
    Object[] train = {
      "train",
      source,
      "--out",
      networks,
      "--tile",
      4,
      "--latent",
      3,
      "--steps",
      1,
      "--device",
      "cpu"
    };
    assertThat(run.runAlone(train)).as(run.err()).isZero();
    long bytes = Files.size(networks);
    Path alone = root.resolve("alone");
    assertThat(run.runAlone(batch(source, alone, networks))).as(run.err()).isZero();
    Path log = root.resolve("blocks");
    run.with("spark.extraListeners", SentBlocks.class.getName())
        .with(SentBlocks.LOG, log.toString())
        .with(SentBlocks.GONE, networks.toString())
        .with("spark.tessera.partitions", "8");
    Path out = root.resolve("out");
    assertThat(run.run(batch(source, out, networks))).as(run.err()).isZero();
    assertThat(networks).as("of the driver alone").doesNotExist();
    assertThat(new BatchResults(out).sums()).hasSize(16).isEqualTo(new BatchResults(alone).sums());
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)) > bytes / 2)
        .as("one piece to each of two processes")
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  private static Object[] batch(Path source, Path out, Path networks) {
    return new Object[] {"batch", source, "--out", out, "--mode", "encode", "--weights", networks};
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
