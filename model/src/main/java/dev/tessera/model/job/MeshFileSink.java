package dev.tessera.model.job;

import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.PendingFile;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One mesh in one file, which appears whole or not at all. */
final class MeshFileSink implements SurfaceSink {
  private final Path target;
  private final MeshFormat format;
  private Optional<PendingFile> pending = Optional.empty();

  MeshFileSink(Path target, MeshFormat format) {
    this.target = target;
    this.format = format;
  }

  @Override
  public void write(
      Mesh surface, Normals directions, Optional<Placement> placement, BooleanSupplier cancelled)
      throws SaveException {
    FilmSink.requireGoingOn(cancelled);
    close();
    try {
      PendingFile file = PendingFile.of(target);
      pending = Optional.of(file);
      put(surface, directions, placement, file.temporary(), format, cancelled);
    } catch (IOException e) {
      throw failure(e);
    } catch (SaveException e) {
      throw new SaveException(target, e.reason(), e);
    }
  }

  /** Writes a surface, placed where the shape lay. */
  static void put(
      Mesh surface,
      Normals directions,
      Optional<Placement> placement,
      Path file,
      MeshFormat format,
      BooleanSupplier cancelled)
      throws SaveException {
    MeshFiles.write(
        placement.map(p -> p.toFile(surface)).orElse(surface),
        Optional.of(placement.map(p -> p.toFile(directions)).orElse(directions)),
        file,
        format,
        cancelled);
  }

  @Override
  public void finish() throws SaveException {
    try {
      pending.orElseThrow().commit();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SaveException failure(IOException e) {
    return new SaveException(target, AtomicFile.reason(target, e), e);
  }

  @Override
  public void close() throws SaveException {
    Optional<PendingFile> ending = pending;
    pending = Optional.empty();
    if (ending.isPresent()) {
      try {
        ending.get().close();
      } catch (IOException e) {
        throw new SaveException(target, "what was written cannot be removed again", e);
      }
    }
  }
}
