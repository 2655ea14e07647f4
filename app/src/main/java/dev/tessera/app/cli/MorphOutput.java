package dev.tessera.app.cli;

import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the frames of a morph go. */
final class MorphOutput {
  private static final int MOST_FRAMES = 1000;
  private static final double MOST_OF_GIF = 50;
  private static final Pattern EXTENSION = Pattern.compile(".+\\.(?=\\d*[A-Za-z])\\w{1,5}");

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      description =
          "A folder for one mesh per frame, frame-0001 and so on, made if missing, without frames of"
              + " before; or a film:"
              + " a name that ends in .mp4, .webm or .gif. Nothing appears before the last frame.")
  private @Nullable String out;

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
      description = "Films: pixels of a side, 16 to 2048; default ${DEFAULT-VALUE}.")
  int size = 640;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "Films: frames per second, 1 to 60, of a GIF 50; default ${DEFAULT-VALUE}.")
  double fps = 30;

  Path out() {
    return Path.of(Objects.requireNonNull(out, "nothing is written without --out"));
  }

  /** Whether frames are wanted. */
  boolean wanted() {
    return out != null;
  }

  /** What the meshes lose in a format of floats, if anything is worth telling. */
  Optional<String> floatNote(MorphEnds ends) {
    if (out == null || film().isPresent()) {
      return Optional.empty();
    }
    return ends.placement(0)
        .flatMap(first -> FloatNote.of(meshes(), first))
        .or(() -> ends.placement(1).flatMap(last -> FloatNote.of(meshes(), last)));
  }

  /** The film's format; empty for meshes. */
  private Optional<FrameFormat> film() {
    return Files.isDirectory(out()) || typedAsFolder()
        ? Optional.empty()
        : FrameFormat.ofName(String.valueOf(out().getFileName()))
            .filter(f -> f != FrameFormat.PNG_SEQUENCE);
  }

  /** The format of the meshes. */
  private MeshFormat meshes() {
    return Arrays.stream(MeshFormat.values())
        .filter(f -> f.writable() && f.extension().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--format must be one of "
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
  void check(Console given) {
    if (out == null) {
      given.refuse(
          "does nothing without --out", "--frames", "--resolution", "--format", "--size", "--fps");
      return;
    }
    Range.require("--frames", frames, 2, MOST_FRAMES);
    Range.require("--resolution", resolution, 16, 512);
    Range.require("--size", size, 16, 2048);
    Range.require("--fps", fps, 1, 60);
    meshes();
    Optional<FrameFormat> film = film();
    if (film.isPresent()) {
      given.refuse("is of meshes, and " + out() + " is a film", "--format");
      if (film.get() == FrameFormat.GIF && fps > MOST_OF_GIF) {
        throw new IllegalArgumentException("--fps must be at most 50 for a GIF, found " + fps);
      }
      OutputCheck.requireWritable(out());
      return;
    }
    given.refuse("is of films, and " + out() + " is none: it takes meshes", "--size", "--fps");
    checkFolder();
  }

  private void checkFolder() {
    Path folder = out();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "Cannot write meshes into " + folder + ": it is a file, and no .mp4, .webm or .gif.");
    }
    if (!Files.exists(folder)) {
      requireNoExtension(folder);
      OutputCheck.requireWritable(folder);
    } else if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          "Cannot write meshes into " + folder + ": the folder may not be written to.");
    }
    try {
      SurfaceSink.requireNoFrames(folder);
    } catch (SaveException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A name with an extension is that of a file, unless it ends like that of a folder. */
  private void requireNoExtension(Path folder) {
    if (!typedAsFolder() && EXTENSION.matcher(String.valueOf(folder.getFileName())).matches()) {
      throw new IllegalArgumentException(
          "Cannot write "
              + folder
              + ": the name of a film ends in .mp4, .webm or .gif; that of a folder for meshes has no"
              + " extension or ends in /.");
    }
  }

  private boolean typedAsFolder() {
    String typed = String.valueOf(out);
    return typed.endsWith("/") || typed.endsWith(FileSystems.getDefault().getSeparator());
  }

  /** Takes the frames; nothing appears before the last. */
  SurfaceSink open() throws SaveException {
    Optional<FrameFormat> film = film();
    return film.isPresent()
        ? SurfaceSink.film(out(), Film.square(film.get(), size, fps), OrbitCamera.of(1))
        : SurfaceSink.folder(out(), meshes());
  }
}
