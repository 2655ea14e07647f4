package dev.tessera.model.job;

import dev.tessera.model.signal.io.FrameFolder;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One mesh file per surface in a folder, which appear all together. */
final class MeshSequence implements SurfaceSink {
  private static final String STEM = "frame";
  private static final List<String> EXTENSIONS =
      Arrays.stream(MeshFormat.values()).map(MeshFormat::extension).toList();

  private final Path folder;
  private final MeshFormat format;
  private final FrameFolder frames;

  private MeshSequence(Path folder, MeshFormat format, FrameFolder frames) {
    this.folder = folder;
    this.format = format;
    this.frames = frames;
  }

  static MeshSequence open(Path folder, MeshFormat format) throws SaveException {
    requireNone(folder);
    try {
      FrameFolder frames =
          FrameFolder.open(folder, new FrameFolder.Naming(STEM, format.extension()));
      return new MeshSequence(folder, format, frames);
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** Refuses a folder that has frames already, of whatever format. */
  static void requireNone(Path folder) throws SaveException {
    FrameFolder.requireNone(
        folder, folder, STEM, EXTENSIONS, "is in it already, choose another folder");
  }

  private static SaveException failure(Path folder, IOException e) {
    return new SaveException(folder, "meshes cannot be written into this folder", e);
  }

  @Override
  public void write(
      Mesh mesh, Normals normals, Optional<Placement> placement, BooleanSupplier cancelled)
      throws SaveException {
    FilmSink.requireGoingOn(cancelled);
    try {
      MeshFileSink.put(mesh, normals, placement, frames.next(), format, cancelled);
    } catch (SaveException e) {
      throw new SaveException(folder, e.reason(), e);
    }
  }

  @Override
  public void finish() throws SaveException {
    try {
      frames.finish();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  @Override
  public void close() throws SaveException {
    try {
      frames.close();
    } catch (IOException e) {
      throw new SaveException(folder, "what was written cannot be removed again", e);
    }
  }
}
