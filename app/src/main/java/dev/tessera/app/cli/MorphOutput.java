package dev.tessera.app.cli;

import dev.tessera.model.field.Range;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the frames of a morph go. */
final class MorphOutput {
  private static final int MOST_FRAMES = 1000;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      required = true,
      description =
          "A folder for one mesh per frame, made if missing; or a film: a name that ends in .mp4 or"
              + " .gif.")
  private @Nullable Path out;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "30",
      description = "Frames, both ends included, 2 to 1000; default ${DEFAULT-VALUE}.")
  int frames = 30;

  @Option(
      names = "--resolution",
      paramLabel = "N",
      defaultValue = "128",
      description = "Cells along each axis, 16 to 512; default ${DEFAULT-VALUE}.")
  int resolution = 128;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "obj",
      description = "Of the meshes: obj, stl, ply, glb; default ${DEFAULT-VALUE}.")
  private String format = "obj";

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "640",
      description = "Pixels of a film's side, 16 to 2048; default ${DEFAULT-VALUE}.")
  int size = 640;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "Frames per second of a film, 1 to 60; default ${DEFAULT-VALUE}.")
  double fps = 30;

  Path out() {
    return Objects.requireNonNull(out, "picocli requires --out");
  }

  /** The film's format; empty for meshes. */
  Optional<FrameFormat> film() {
    return Files.isDirectory(out())
        ? Optional.empty()
        : FrameFormat.ofName(String.valueOf(out().getFileName()))
            .filter(f -> f != FrameFormat.PNG_SEQUENCE);
  }

  /** The format of the meshes. */
  MeshFormat meshes() {
    return Arrays.stream(MeshFormat.values())
        .filter(f -> f.writable() && f.extension().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format must be one of "
                        + MeshFormat.writables().stream()
                            .map(MeshFormat::extension)
                            .collect(Collectors.joining(", "))
                        + ", found "
                        + format));
  }

  /**
   * Finds out before the work what would go wrong after it.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check() {
    Range.require("frames", frames, 2, MOST_FRAMES);
    Range.require("resolution", resolution, 16, 512);
    Range.require("size", size, 16, 2048);
    Range.require("frames per second", fps, 1, 60);
    meshes();
    if (film().isPresent()) {
      OutputCheck.requireWritable(out());
    } else if (Files.exists(out()) && !Files.isDirectory(out())) {
      throw new IllegalArgumentException(
          "Cannot write meshes into " + out() + ": it is a file, and no .mp4 or .gif.");
    } else if (!Files.exists(out())) {
      OutputCheck.requireWritable(out());
    }
  }
}
