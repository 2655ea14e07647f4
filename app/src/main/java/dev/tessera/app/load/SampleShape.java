package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A mesh that ships with the program, read by way of a temporary file as every other mesh. */
final class SampleShape {
  private SampleShape() {}

  static OpenShape read(SampleMesh sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    return OpenShape.of(
            sample.title(),
            file(sample, cancelled),
            "%s, %s".formatted(sample.credit(), sample.licence()),
            cancelled)
        .from(
            Origin.of(
                SourceFile.embedded(sample.name(), () -> Assets.open(sample)), AlphaMode.KEEP));
  }

  static MeshFile file(SampleMesh sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    return SampleCopy.read(
        sample.name(), Assets.open(sample), copy -> MeshFiles.read(copy, cancelled));
  }
}
