package dev.tessera.model.archive.project;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import java.nio.file.Path;

/** Signals of tests as projects hold them. */
final class SavedSignals {
  private SavedSignals() {}

  static SavedSignal of(GridSignal signal, Path file) {
    return new SavedSignal(
        signal.name(),
        SourceFile.at(file, "0".repeat(64), 7),
        new SavedSignal.Picture(
            AlphaMode.KEEP,
            signal.width(),
            signal.height(),
            signal.samples().channels(),
            signal.bitDepth()));
  }

  static SavedSignal of(ShapeSignal signal, Path file) {
    return new SavedSignal(
        signal.name(),
        SourceFile.at(file, "0".repeat(64), 7),
        new SavedSignal.Shape(signal.placement(), signal.mesh().triangleCount()));
  }
}
