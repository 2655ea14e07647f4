package dev.tessera.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.step.FitState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SparkTrainingTest {
  private static final int PICTURES = 12;

  @TempDir private Path root = Path.of("");
  private Path source = Path.of("");
  private final ClusterRun run = new ClusterRun("local[2]");

  @BeforeEach
  void makePictures() throws Exception {
    source = SourceFolder.of(root.resolve("source"), PICTURES).folder();
  }

  /** A small training of the paper's form. */
  private Object[] paper(Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", source, "--out", out, "--tile", 4));
    words.addAll(List.of("--latent", 3, "--width", 16, "--batch", 8, "--device", "cpu"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private Object[] experts(Path out) {
    return new Object[] {
      "train",
      source,
      "--out",
      out,
      "--form",
      "experts",
      "--tile",
      4,
      "--latent",
      5,
      "--experts",
      4,
      "--batch",
      3000,
      "--steps",
      3,
      "--device",
      "cpu"
    };
  }

  private Path trained(ClusterRun how, int partitions, long localSteps, Object... words) {
    how.with("spark.tessera.partitions", String.valueOf(partitions));
    how.with("spark.tessera.localSteps", String.valueOf(localSteps));
    assertThat(how.run(words)).as(how.err()).isZero();
    return (Path) words[3];
  }

  private static float[] weights(Path file) throws Exception {
    return PretrainedFile.read(file).weights().toArray();
  }

  private static float[] encoder(Path file) throws Exception {
    return PretrainedFile.read(file).encoder().orElseThrow().toArray();
  }

  @Test
  void onePartitionLearnsBitForBitWhatOneProcessDoes() throws Exception {
    Path alone = root.resolve("alone.safetensors");
    assertThat(run.runAlone(paper(alone, "--steps", 5))).as(run.err()).isZero();
    for (long steps : new long[] {1, 2, 100}) {
      Path out = root.resolve("steps" + steps + ".safetensors");
      trained(run, 1, steps, paper(out, "--steps", 5));
      assertThat(run.out()).contains("5 steps, 40 tiles, held out");
      assertThat(weights(out)).isEqualTo(weights(alone));
      assertThat(encoder(out)).isEqualTo(encoder(alone));
      String judged = "training.validation";
      assertThat(SafeTensors.read(out).metadata().get(judged))
          .isEqualTo(SafeTensors.read(alone).metadata().get(judged));
    }
    Object[] fit = {
      "fit",
      source.resolve("0001.png"),
      "--out",
      root.resolve("fitted.png"),
      "--mode",
      "encode",
      "--weights",
      root.resolve("steps1.safetensors"),
      "--device",
      "cpu"
    };
    assertThat(run.runAlone(fit)).as(run.err()).isZero();
  }

  /** Nine parts are added up by several tasks, in an order that changes. */
  @Test
  void theSamePartitionsLearnTheSameWhereverTheyRun() throws Exception {
    Path here = root.resolve("here.safetensors");
    Path there = root.resolve("there.safetensors");
    trained(run, 9, 2, paper(here, "--steps", 4));
    assertThat(run.out()).contains("4 steps, 288 tiles");
    trained(ClusterRun.ofTwoWorkers(), 9, 2, paper(there, "--steps", 4));
    assertThat(weights(there)).isEqualTo(weights(here));
    assertThat(encoder(there)).isEqualTo(encoder(here));
  }

  @Test
  void roundsAreKeptAndGoneOnWith() throws Exception {
    Path whole = root.resolve("whole.safetensors");
    trained(run, 3, 2, paper(whole, "--steps", 6));
    FitState kept = CheckpointFile.read(Path.of(whole + ".checkpoint"));
    assertThat(kept.step()).isEqualTo(6);
    assertThat(kept.array("weights")).isEqualTo(weights(whole));
    Path longer = root.resolve("longer.safetensors");
    Object[] more = {
      "train", source, "--out", longer, "--resume", whole + ".checkpoint", "--steps", 8
    };
    trained(run, 3, 2, more);
    assertThat(CheckpointFile.read(Path.of(longer + ".checkpoint")).step()).isEqualTo(8);
    assertThat(weights(longer)).isNotEqualTo(weights(whole));
  }

  @Test
  void expertsAreThoseOfOneProcessWhateverThePartitions() throws Exception {
    Path alone = root.resolve("alone.safetensors");
    assertThat(run.runAlone(experts(alone))).as(run.err()).isZero();
    Pretrained expected = PretrainedFile.read(alone);
    double psnr = heldOut(alone);
    for (int partitions : new int[] {1, 2, 9}) {
      Path out = root.resolve("experts" + partitions + ".safetensors");
      trained(run, partitions, 1, experts(out));
      assertThat(PretrainedFile.read(out).spec()).isEqualTo(expected.spec());
      assertThat(heldOut(out)).isCloseTo(psnr, within(0.01));
    }
  }

  private static double heldOut(Path file) throws Exception {
    return Double.parseDouble(SafeTensors.read(file).metadata().get("training.validation"));
  }

  /** Of nine parts some are sums that were added up on the way, which are lost with a worker. */
  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void aWorkerThatIsKilledCostsTasksOfOneRoundAtMost(int partitions) throws Exception {
    Path whole = root.resolve("whole.safetensors");
    Object[] words = paper(whole, "--steps", 40);
    trained(run, partitions, 2, words);
    Path out = root.resolve("killed.safetensors");
    Path log = root.resolve("started");
    ClusterRun killed =
        ClusterRun.ofTwoWorkers()
            .with("spark.extraListeners", StartedTasks.class.getName())
            .with(StartedTasks.LOG, log.toString());
    CompletableFuture<Path> training =
        CompletableFuture.supplyAsync(
            () -> trained(killed, partitions, 2, paper(out, "--steps", 40)));
    Path checkpoint = Path.of(out + ".checkpoint");
    FolderWatch.until(root, training, () -> Files.exists(checkpoint));
    ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
    assertThat(weights(training.get())).isEqualTo(weights(whole));
    assertThat(encoder(out)).isEqualTo(encoder(whole));
    StartedTasks.Seen seen = StartedTasks.Seen.of(log);
    assertThat(seen.lostBeforeTheEnd()).isTrue();
    List<String> again = seen.again();
    assertThat(again.stream().map(StartedTasks.Seen::job).distinct()).hasSizeLessThanOrEqualTo(1);
    for (String task : again) {
      assertThat((long) again.size())
          .isLessThanOrEqualTo(seen.ofJob(StartedTasks.Seen.job(task)));
    }
  }

  @Test
  void whatAClusterCannotTrainIsToldInASentence() throws Exception {
    Path out = root.resolve("out.safetensors");
    refuses("A cluster needs --steps N, how many each executor does.", paper(out));
    refuses(
        "--seconds does nothing on a cluster, which counts steps: give --steps N",
        paper(out, "--seconds", 5));
    refuses(
        "A cluster trains networks with an encoder: codes of tiles have no mean.",
        paper(out, "--steps", 5, "--encoder", "none"));
    refuses(
        "A cluster trains networks for pictures: --kind image.",
        "train",
        source,
        "--out",
        out,
        "--kind",
        "shape");
    refuses(
        "No cluster is named: start it with spark-submit, such as spark-submit --master"
            + " local[2].",
        paper(out, "--steps", 5));
    Path empty = Files.createDirectory(root.resolve("empty"));
    refuses("There are no pictures in " + empty + ".", "train", empty, "--out", out, "--steps", 5);
    assertThat(out).doesNotExist();
  }

  private void refuses(String sentence, Object... words) {
    ClusterRun nobody = new ClusterRun("");
    assertThat(nobody.run(words)).as(sentence).isEqualTo(2);
    assertThat(nobody.err()).contains("tessera-cluster: ").contains(sentence);
  }

  @Test
  void whatExecutorsCannotDoIsToldInASentence() throws Exception {
    Path out = root.resolve("out.safetensors");
    run.with("spark.tessera.localSteps", "0");
    assertThat(run.run(paper(out, "--steps", 5))).isEqualTo(2);
    assertThat(run.err()).contains("spark.tessera.localSteps must be at least 1, found 0.");
    run.with("spark.tessera.localSteps", "2");
    Object[] large = {
      "train", source, "--out", out, "--tile", 32, "--steps", 5, "--validate", source
    };
    assertThat(run.run(large)).isEqualTo(2);
    assertThat(run.err()).contains("No picture is as large as a tile of 32 x 32 pixels.");
    Path bad = Files.writeString(source.resolve("bad.png"), "Dear sir or madam");
    assertThat(run.run(paper(out, "--steps", 5, "--validate", source.resolve("deep"))))
        .isEqualTo(2);
    assertThat(run.err()).contains("tessera-cluster: Cannot read " + bad);
    assertThat(out).doesNotExist();
  }
}
