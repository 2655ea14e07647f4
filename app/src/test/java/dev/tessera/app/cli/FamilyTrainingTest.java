package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class FamilyTrainingTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter err = new StringWriter();
  private final StringWriter said = new StringWriter();

  private int run(Object... arguments) {
    Surroundings surroundings =
        new Surroundings(
            engine -> ModelThread.start(Runnable::run, () -> {}),
            (file, steps, drawn) -> {},
            stop -> () -> {},
            false,
            false);
    CommandLine line = Commands.line(surroundings);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("small.safetensors");
  }

  private Object[] tiny(String source, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", source, "--kind", "shape", "--out", out()));
    arguments.addAll(List.of("--latent", 3, "--width", 8, "--layers", 1, "--batch", 2));
    arguments.addAll(List.of("--device", "cpu"));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  private static Map<String, String> metadata(Path file) throws Exception {
    return SafeTensors.read(file).metadata();
  }

  @Test
  void trainsOnVasesAndGoesOn() throws Exception {
    Path report = folder.resolve("r.json");
    assertThat(run(tiny("vases", "--members", 3, "--steps", 2, "--half", "--report", report)))
        .as(err.toString())
        .isZero();
    TrainedFamily family = FamilyFile.read(out());
    assertThat(family.name()).isEqualTo("small");
    assertThat(family.members()).containsExactly("vase-000", "vase-001", "vase-002");
    assertThat(family.spec().width()).isEqualTo(8);
    assertThat(metadata(out())).containsEntry("steps", "2");
    assertThat(metadata(out())).containsEntry("data", "3 vases");
    assertThat(Double.parseDouble(metadata(out()).get("error.heldOut"))).isPositive();
    assertThat(report).content().contains("\"members\" : 3").contains("\"heldOut\" : 8");
    assertThat(said.toString()).contains("3 members").contains("2 steps");

    Path checkpoint = Path.of(out() + ".checkpoint");
    assertThat(CheckpointFile.read(checkpoint).step()).isEqualTo(2);
    Path longer = folder.resolve("longer.safetensors");
    Object[] resumed = {
      "train",
      "vases",
      "--kind",
      "shape",
      "--members",
      3,
      "--out",
      longer,
      "--resume",
      checkpoint,
      "--steps",
      4,
      "--device",
      "cpu"
    };
    assertThat(run(resumed)).as(err.toString()).isZero();
    assertThat(metadata(longer)).containsEntry("steps", "4");

    Object[] others = {
      "train", "chairs", "--kind", "shape", "--members", 4, "--out", longer, "--resume", checkpoint
    };
    assertRefused("The checkpoint is of 3 shapes to learn from, found 4.", others);
  }

  /** A tetrahedron of its own height. */
  private static void tetrahedron(Path file, double height) throws Exception {
    Files.writeString(
        file,
        "v 0 0 0\nv 1 0 0\nv 0 0 1\nv 0 %s 0\nf 1 2 3\nf 1 4 2\nf 1 3 4\nf 2 4 3\n"
            .formatted(height));
  }

  @Test
  void trainsOnTheMeshesOfAFolder() throws Exception {
    Path meshes = Files.createDirectories(folder.resolve("meshes"));
    Path inner = Files.createDirectories(meshes.resolve("inner"));
    tetrahedron(inner.resolve("b.obj"), 2);
    tetrahedron(meshes.resolve("a.obj"), 1);
    Files.writeString(meshes.resolve("notes.txt"), "no mesh");
    Path rest = meshes.resolve("rest.stl");
    MeshFiles.write(
        MeshFiles.read(meshes.resolve("a.obj"), () -> false).mesh(),
        Optional.empty(),
        rest,
        MeshFormat.STL,
        () -> false);
    Files.write(rest, new byte[3], StandardOpenOption.APPEND);
    assertThat(run(tiny(meshes.toString(), "--steps", 2, "--validate", inner)))
        .as(err.toString())
        .isZero();
    assertThat(FamilyFile.read(out()).members())
        .containsExactly("a.obj", "inner/b.obj", "rest.stl");
    assertThat(err.toString())
        .contains("Note: rest.stl: 3 bytes behind the last triangle were passed over.");
    assertThat(metadata(out())).containsEntry("data", "the meshes of meshes");
    assertThat(Double.parseDouble(metadata(out()).get("error.heldOut"))).isPositive();
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertRefused("There are no meshes in " + empty + ".", tiny(empty.toString()));
    assertRefused(
        "--members is for families that are made by numbers",
        tiny(meshes.toString(), "--members", 2));
  }

  @Test
  void trainsOnMixturesOfTheMeshesOfAFolder() throws Exception {
    Path meshes = Files.createDirectories(folder.resolve("meshes"));
    tetrahedron(meshes.resolve("a.obj"), 1);
    tetrahedron(meshes.resolve("b.obj"), 2);
    Object[] mixed =
        tiny(
            meshes.toString(),
            "--steps",
            2,
            "--mixtures",
            2,
            "--omega",
            7,
            "--clamp",
            0.2,
            "--code-noise",
            0.01,
            "--smoothness",
            0.001);
    assertThat(run(mixed)).as(err.toString()).isZero();
    TrainedFamily family = FamilyFile.read(out());
    assertThat(family.members()).containsExactly("a.obj", "b.obj", "mixture-001", "mixture-002");
    assertThat(family.clamp()).isEqualTo(0.2);
    assertThat(family.spec().firstOmega()).isEqualTo(7);
    assertThat(family.spec().hiddenOmega()).isEqualTo(7);
    assertThat(metadata(out()))
        .containsEntry("data", "the meshes of meshes and 2 mixtures of them");
    assertThat(Double.parseDouble(metadata(out()).get("error.heldOut"))).isPositive();
    assertThat(err.toString()).contains("8 held out");
    FitState state = CheckpointFile.read(Path.of(out() + ".checkpoint"));
    assertThat(state.settings()).containsEntry("code.noise", 0.01);
    assertThat(state.settings()).containsEntry("code.smoothness", 0.001);

    Files.writeString(
        meshes.resolve("c.obj"),
        "v 0 0 0\nv 1 0 0\nv 0 0 1\nv 0 1 0\nf 1 4 2\nf 1 2 3\nf 1 3 4\nf 2 4 3\n");
    assertRefused("Mixtures want meshes that share their faces: a.obj and c.obj do not.", mixed);
    assertRefused(
        "--mixtures must be between 1 and 1000, found 0", tiny(meshes.toString(), "--mixtures", 0));
    assertRefused(
        "--smoothness must be between 0 and 1, found 2",
        tiny(meshes.toString(), "--smoothness", 2));
  }

  @Test
  void trainsNetworksForTheTilesOfAnyShape() throws Exception {
    Path meshes = Files.createDirectories(folder.resolve("meshes"));
    Path other = Files.createDirectories(folder.resolve("other"));
    Path report = folder.resolve("r.json");
    tetrahedron(meshes.resolve("a.obj"), 1);
    tetrahedron(other.resolve("b.obj"), 2);
    Object[] small = {
      "train",
      meshes,
      "--kind",
      "voxel",
      "--out",
      out(),
      "--tile",
      4,
      "--latent",
      8,
      "--width",
      16,
      "--turns",
      2,
      "--validate",
      other,
      "--half",
      "--report",
      report,
      "--device",
      "cpu"
    };
    assertThat(run(small)).as(err.toString()).isZero();

    assertThat(said.toString()).contains("2 steps").containsPattern("held out [0-9.]+ dB");
    assertThat(err.toString()).contains("Training on 1 shape of meshes, 1 held out");
    Pretrained networks = PretrainedFile.read(out());
    assertThat(networks.name()).isEqualTo("small");
    assertThat(networks.side()).isEqualTo(4);
    assertThat(networks.spec().dimensions()).isEqualTo(3);
    assertThat(networks.encoder()).isPresent();
    assertThat(Double.parseDouble(metadata(out()).get("training.validation"))).isGreaterThan(10);
    assertThat(report).content().contains("\"validationImages\" : 1");

    assertRefused(
        "--latent must be between 1 and 8, found 9",
        "train",
        meshes,
        "--kind",
        "voxel",
        "--out",
        out(),
        "--width",
        16,
        "--latent",
        9);
    assertRefused(
        "--seconds does nothing with --kind voxel, whose networks are found in one go and take"
            + " --tile, --latent, --width, --turns, --seed, --validate, --report, --half,"
            + " --device and --tf32 only",
        "train",
        meshes,
        "--kind",
        "voxel",
        "--out",
        out(),
        "--seconds",
        9);
    assertRefused("--turns is for --kind voxel", "train", meshes, "--out", out(), "--turns", 9);
    assertRefused(
        "There is no folder nowhere.", "train", "nowhere", "--kind", "voxel", "--out", out());
  }

  private void assertRefused(String sentence, Object... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().strip()).endsWith("tessera: " + sentence);
  }

  @Test
  void whatCannotBeIsToldInOneLine() throws Exception {
    assertRefused(
        "There is no folder spoons, nor a family of this name: vases, chairs.", tiny("spoons"));
    assertRefused("--members must be between 1 and 1000, found 0", tiny("vases", "--members", 0));
    assertRefused(
        "--tile does nothing with --kind shape: a family has one code per shape",
        tiny("vases", "--tile", 8));
    assertRefused(
        "--validate is for meshes of a folder: vases are judged by others of their own",
        tiny("vases", "--validate", folder));
    assertRefused("--members is for --kind shape", "train", folder, "--out", out(), "--members", 3);
    assertRefused("--omega is for --kind shape", "train", folder, "--out", out(), "--omega", 3);
    assertRefused(
        "--mixtures is for meshes of a folder: of vases there are as many as wanted",
        tiny("vases", "--mixtures", 3));
    assertRefused(
        "--latent must be between 1 and 1024, found 0",
        "train",
        "vases",
        "--kind",
        "shape",
        "--out",
        out(),
        "--latent",
        0);
    Path bad = Files.writeString(folder.resolve("bad.checkpoint"), "not a checkpoint at all");
    Object[] resumed = {"train", "vases", "--kind", "shape", "--out", out(), "--resume", bad};
    err.getBuffer().setLength(0);
    assertThat(run(resumed)).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: Cannot read " + bad).doesNotContain("at dev");
    assertThat(out()).doesNotExist();
  }
}
