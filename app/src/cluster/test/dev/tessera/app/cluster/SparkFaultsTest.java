package dev.tessera.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong on a cluster: nothing is lost, nothing is there twice, and the table is right.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SparkFaultsTest {
  private static final int PICTURES = 24;

  @TempDir private Path root = Path.of("");
  private Path out = Path.of("");

  /** A batch of two workers that runs while something happens. */
  private CompletableFuture<Integer> started(ClusterRun run, int partitions) throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), PICTURES).folder();
    out = Files.createDirectory(root.resolve("out"));
    run.with("spark.tessera.partitions", String.valueOf(partitions));
    return CompletableFuture.supplyAsync(
        () -> run.run("batch", source, "--out", out, "--mode", "encode"));
  }

  private List<String> table() throws IOException {
    Path file = out.resolve("results.csv");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void allIsThereOnce() throws Exception {
    BatchResults results = new BatchResults(out);
    assertThat(results.rows()).hasSize(1 + PICTURES);
    assertThat(results.sums()).hasSize(2 * PICTURES);
    assertThat(results.strangers()).isEmpty();
    assertThat(out.resolve(".tasks")).doesNotExist();
    Path alone = root.resolve("alone");
    new ClusterRun("")
        .runAlone("batch", root.resolve("source"), "--out", alone, "--mode", "encode");
    assertThat(results.sums()).isEqualTo(new BatchResults(alone).sums());
    assertThat(results.rows()).isEqualTo(new BatchResults(alone).rows());
  }

  @Test
  void aWorkerThatIsKilledCostsWhatItHadInHand() throws Exception {
    ClusterRun run = ClusterRun.ofTwoWorkers();
    CompletableFuture<Integer> batch = started(run, PICTURES);
    FolderWatch.until(out, batch, () -> table().size() >= 4);
    ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
    assertThat(batch.get()).as(run.err()).isZero();
    assertThat(run.out()).startsWith(out + ": " + PICTURES + " files made, 0 unchanged, 0 refused");
    allIsThereOnce();
  }

  /** Both runs of it come to all results; one of them moves them to their places. */
  @Test
  void aSlowTaskThatRunsTwiceWritesOnce() throws Exception {
    Path folder = Files.createDirectory(root.resolve("slow"));
    ClusterRun run = ClusterRun.ofTwoWorkers();
    try (TwoHosts hosts = new TwoHosts(root.resolve("work"))) {
      run.with("spark.master", hosts.master())
          .with("spark.plugins", SlowTask.class.getName())
          .with(SlowTask.FOLDER, folder.toString())
          .with("spark.speculation", "true")
          .with("spark.speculation.quantile", "0.5")
          .with("spark.speculation.multiplier", "1.01");
      assertThat(started(run, 4).get()).as(run.err()).isZero();
    }
    assertThat(folder.resolve(SlowTask.SECOND)).as("a task was run twice").exists();
    assertThat(run.out()).startsWith(out + ": " + PICTURES + " files made, 0 unchanged, 0 refused");
    allIsThereOnce();
  }

  @Test
  void oneOfAThousandThatCannotBeReadIsToldAndPassedOver() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 1).folder();
    Path picture = source.resolve("deep/0000.png");
    List<String> list = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      String name = "copy%03d.png".formatted(i);
      Files.createLink(root.resolve(name), picture);
      list.add(name);
    }
    Files.writeString(root.resolve("bad.png"), "Dear sir or madam");
    list.add(500, "bad.png");
    Path names = Files.write(root.resolve("list.txt"), list);
    out = root.resolve("out");
    ClusterRun run = new ClusterRun("local[2]");
    assertThat(run.run("batch", names, "--out", out, "--compress", "--bpp", 8)).isEqualTo(2);
    assertThat(run.out()).startsWith(out + ": 999 files made, 0 unchanged, 1 refused, in ");
    assertThat(run.err()).contains("Cannot read " + root.resolve("bad.png"));
    BatchResults results = new BatchResults(out);
    assertThat(results.rows()).hasSize(1001).filteredOn(r -> r.contains("Cannot read")).hasSize(1);
    assertThat(results.sums()).hasSize(999);
    assertThat(results.strangers()).isEmpty();
  }
}
