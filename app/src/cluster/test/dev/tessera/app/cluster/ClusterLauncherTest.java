package dev.tessera.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterLauncherTest {
  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {17, 21})
  void runsOnTheJavaThatSparkRunsOn(int version) {
    assertThat(ClusterLauncher.refusal(version)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 25})
  void refusesAnotherJavaInASentence(int version) {
    assertThat(ClusterLauncher.refusal(version))
        .hasValue(
            "Apache Spark 4 needs Java 17 to 21, and this is Java " + version + ": set JAVA_HOME.");
  }

  @Test
  void whatIsTypedWronglyIsToldBeforeAnythingIsConnected() throws Exception {
    Path empty = Files.createDirectory(root.resolve("empty"));
    refuses("There are no pictures, clips or meshes in " + empty + ".", empty, root.resolve("out"));
    Path source = SourceFolder.of(root.resolve("source"), 1).folder();
    Path inside = source.resolve("out");
    refuses(
        "Results must not lie in the folder of the sources, and %s is in %s."
            .formatted(inside, source),
        source,
        inside);
    refuses(
        "There is no folder or list " + root.resolve("none") + ".",
        root.resolve("none"),
        root.resolve("out"));
  }

  @Test
  void aFolderThatLeadsRoundAndFilesThatAreMissingArePassedOver() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 1).folder();
    Files.createSymbolicLink(source.resolve("round"), source);
    ClusterRun run = new ClusterRun("local[1]");
    assertThat(run.run("batch", source, "--out", root.resolve("out"), "--mode", "encode")).isZero();
    assertThat(run.err()).contains("leads back to a folder that it is in");
    Path list = Files.writeString(root.resolve("list.txt"), "source/deep/0000.png\nmissing.png\n");
    assertThat(run.run("batch", list, "--out", root.resolve("listed"), "--mode", "encode"))
        .isEqualTo(2);
    assertThat(run.err()).contains("missing.png");
  }

  @Test
  void withoutAMasterItSaysWhoNamesOne() throws Exception {
    Path source = SourceFolder.of(root.resolve("source"), 1).folder();
    ClusterRun run = new ClusterRun("");
    assertThat(run.run("batch", source, "--out", root.resolve("out"), "--mode", "encode"))
        .isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "tessera-cluster: No cluster is named: start it with spark-submit, such as"
                + " spark-submit --master local[2].");
  }

  private void refuses(String sentence, Path source, Path out) {
    ClusterRun run = new ClusterRun("");
    assertThat(run.run("batch", source, "--out", out)).isEqualTo(2);
    assertThat(run.err()).isEqualToIgnoringNewLines("tessera-cluster: " + sentence);
  }
}
