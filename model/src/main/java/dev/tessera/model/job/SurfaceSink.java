package dev.tessera.model.job;

import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes surfaces one by one and puts them on the disk, as meshes or as pictures. Nothing appears
 * under its final name before {@link #finish}; closed without it, nothing is left behind. Used by
 * one thread at a time, not by the model thread.
 */
public interface SurfaceSink extends AutoCloseable {
  /**
   * Takes a surface.
   *
   * @param mesh in the unit sphere, at least one triangle
   * @param normals one per vertex
   * @param placement what brought the shape into the unit sphere, so that meshes return from there;
   *     empty to leave them
   * @param cancelled asked now and then where this takes long
   * @throws SaveException if it cannot be written; close then
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  void write(Mesh mesh, Normals normals, Optional<Placement> placement, BooleanSupplier cancelled)
      throws SaveException;

  /**
   * After the last surface: everything appears under its final name.
   *
   * @throws SaveException if it cannot
   */
  void finish() throws SaveException;

  /** Frees what it holds; without {@link #finish} nothing is left on the disk. */
  @Override
  void close() throws SaveException;

  /**
   * One mesh file; of several surfaces the last one stays.
   *
   * @param target created or replaced
   * @param format a writable one
   */
  static SurfaceSink file(Path target, MeshFormat format) {
    return new MeshFileSink(target, format);
  }

  /**
   * One mesh file per surface, frame-0001.obj and so on.
   *
   * @param folder made if it is missing; refused if it has such files already
   * @param format a writable one
   * @throws SaveException if the folder cannot be made or used
   */
  static SurfaceSink folder(Path folder, MeshFormat format) throws SaveException {
    return MeshSequence.open(folder, format);
  }

  /**
   * Finds out before the work whether a folder would be refused for the meshes that it has.
   *
   * @throws SaveException naming the first such file
   */
  static void requireNoFrames(Path folder) throws SaveException {
    MeshSequence.requireNone(folder);
  }

  /**
   * A film with one frame per surface, all seen from the same place.
   *
   * @param target file to create or replace
   * @param camera its angle of view is between the lower and the upper border
   * @throws SaveException if the target cannot be written
   */
  static SurfaceSink film(Path target, Film film, OrbitCamera camera) throws SaveException {
    return new FilmSink(target, film, List.of(camera), new Latest<>());
  }

  /**
   * A film that goes around each surface once.
   *
   * @param target file to create or replace
   * @param camera of the first frame
   * @param frames of one turn, at least 1
   * @param progress fraction of a turn that is drawn, 0 to 1
   * @throws SaveException if the target cannot be written
   */
  static SurfaceSink turntable(
      Path target, Film film, OrbitCamera camera, int frames, Latest<Double> progress)
      throws SaveException {
    return new FilmSink(target, film, camera.turntable(frames), progress);
  }
}
