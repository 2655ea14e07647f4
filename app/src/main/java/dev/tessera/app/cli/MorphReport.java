package dev.tessera.app.cli;

import dev.tessera.model.job.Surface;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What there is to tell of the frames of a morph, as a table: place, volume in the units of the
 * files, pieces, the Chamfer distances to both ends, each in its unit sphere, the share of the
 * volume that was left out as crumbs, and the bridges that join pieces. Mutable, for one thread at
 * a time.
 */
final class MorphReport {
  private static final int SAMPLES = 20_000;
  private static final long SEED = 1;

  private final StringBuilder table =
      new StringBuilder(
          "frame,place,volume,pieces,chamfer_to_first,chamfer_to_second,dropped,bridges\n");
  private final Path file;
  private final Mesh first;
  private final Mesh second;
  private int frames;

  private MorphReport(Path file, Mesh first, Mesh second) {
    this.file = file;
    this.first = first;
    this.second = second;
  }

  /** A table that is wanted, of meshes; empty if none is. */
  static Optional<MorphReport> of(Optional<Path> file, MorphEnds ends) {
    return file.map(
        f ->
            new MorphReport(
                f,
                ends.first().mesh().orElseThrow().mesh(),
                ends.second().mesh().orElseThrow().mesh()));
  }

  /**
   * Looks at the next frame.
   *
   * @param found the surface, in the unit sphere
   * @param placement what brought it there
   * @param cancelled asked often
   */
  void add(double place, Surface found, Optional<Placement> placement, BooleanSupplier cancelled) {
    Mesh surface = found.mesh();
    if (surface.triangleCount() == 0) {
      table.append(String.format(Locale.ROOT, "%d,%.6f,0,0,,,0,0\n", ++frames, place));
      return;
    }
    MeshReport facts = MeshReport.of(placement.map(p -> p.toFile(surface)).orElse(surface));
    table.append(
        String.format(
            Locale.ROOT,
            "%d,%.6f,%.7g,%d,%.4e,%.4e,%.4g,%d\n",
            ++frames,
            place,
            facts.signedVolume(),
            facts.components(),
            far(surface, first, cancelled),
            far(surface, second, cancelled),
            found.mending().dropped(),
            found.mending().bridges()));
  }

  private static double far(Mesh surface, Mesh end, BooleanSupplier cancelled) {
    return Chamfer.toSurface(
        surface,
        end,
        SAMPLES,
        SEED,
        done -> {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException();
          }
        });
  }

  /** Writes the table, whole or not at all. */
  void write() throws SaveException {
    TextFile.write(file, table.toString());
  }
}
