package dev.tessera.model.job;

import dev.tessera.model.render.MeshRaster;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Pictures of surfaces in the unit sphere, one for each camera. */
final class FilmSink implements SurfaceSink {
  private final Film film;
  private final List<OrbitCamera> cameras;
  private final Latest<Double> progress;
  private final MeshRaster raster;
  private final FrameWriter frames;

  FilmSink(Path target, Film film, List<OrbitCamera> cameras, Latest<Double> progress)
      throws SaveException {
    this.film = film;
    this.cameras = cameras;
    this.progress = progress;
    raster = new MeshRaster(film.width(), film.height(), true);
    frames =
        FrameWriter.open(
            target, film.format(), film.width(), film.height(), film.framesPerSecond());
  }

  @Override
  public void write(
      Mesh mesh, Normals normals, Optional<Placement> placement, BooleanSupplier cancelled)
      throws SaveException {
    for (int i = 0; i < cameras.size(); i++) {
      requireGoingOn(cancelled);
      raster.clear(film.background());
      raster.draw(mesh, normals, cameras.get(i), film.style());
      // Drawing may take so long that the film was given up and closed meanwhile.
      requireGoingOn(cancelled);
      frames.write(raster.pixels());
      progress.publish((i + 1.0) / cameras.size());
    }
  }

  static void requireGoingOn(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  @Override
  public void finish() throws SaveException {
    frames.finish();
  }

  @Override
  public void close() throws SaveException {
    frames.close();
  }
}
