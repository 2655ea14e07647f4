package dev.tessera.model.job;

import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One mesh in one file, which appears whole or not at all. */
final class MeshFileSink implements SurfaceSink {
  private final Path target;
  private final MeshFormat format;
  private Optional<Mesh> mesh = Optional.empty();
  private Optional<Normals> normals = Optional.empty();

  MeshFileSink(Path target, MeshFormat format) {
    this.target = target;
    this.format = format;
  }

  @Override
  public void write(
      Mesh surface, Normals directions, Optional<Placement> placement, BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    mesh = Optional.of(placement.map(p -> p.toFile(surface)).orElse(surface));
    normals = Optional.of(placement.map(p -> p.toFile(directions)).orElse(directions));
  }

  @Override
  public void finish() throws SaveException {
    MeshFiles.write(mesh.orElseThrow(), normals, target, format);
  }

  @Override
  public void close() {
    mesh = Optional.empty();
    normals = Optional.empty();
  }
}
