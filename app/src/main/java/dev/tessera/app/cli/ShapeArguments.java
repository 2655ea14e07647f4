package dev.tessera.app.cli;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.UpAxis;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code fit} that are for shapes only. */
final class ShapeArguments {
  private static final int FEWEST_FACES = 4;

  @Option(
      names = "--cells",
      paramLabel = "N",
      description = "Shapes: tiles along each axis of the cube around the shape, 1 to 64.")
  @Nullable Integer cells;

  @Option(
      names = "--resolution",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Shapes: cells along each axis at which the surface is extracted, 16 to 512; default"
              + " ${DEFAULT-VALUE}.")
  int resolution = 256;

  @Option(
      names = "--faces",
      paramLabel = "N",
      description = "Shapes: decimate the surface to N triangles; all by default.")
  @Nullable Integer faces;

  @Option(
      names = "--up",
      paramLabel = "AXIS",
      description =
          "Shapes: the axis of the file that points up, x, y or z; by default that of its format.")
  @Nullable UpAxis up;

  /**
   * Finds out before the work what would go wrong after it.
   *
   * @param mesh the file to fit, which must not be overwritten
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Path mesh, OutputArguments outputs) {
    Range.require("--resolution", resolution, 16, 512);
    if (faces != null) {
      Range.require("--faces", faces, FEWEST_FACES, Integer.MAX_VALUE);
    }
    outputs.wanted().ifPresent(ShapeArguments::format);
    OutputCheck.checkTargets(mesh, "mesh", outputs.wanted(), outputs);
  }

  /**
   * The format that a file's extension stands for.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  static MeshFormat format(Path file) {
    return MeshFormat.ofName(String.valueOf(file.getFileName()))
        .filter(MeshFormat::writable)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write " + file + ": the name must end in .obj, .stl, .ply or .glb."));
  }

  /**
   * The settings that are meant.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  FitOptions options(FitArguments fit) throws ArchiveFormatException {
    FitOptions base = fit.preset().shape();
    FitMode mode = fit.mode(false);
    FitOptionsBuilder changed =
        base.change().mode(mode).networks(fit.networks(NetworkKind.SHAPE, mode));
    if (cells != null) {
      changed.cut(base.surface().withCells(cells));
    }
    return fit.finish(changed, base.stop(), mode);
  }
}
