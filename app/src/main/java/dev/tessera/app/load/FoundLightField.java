package dev.tessera.app.load;

import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A light field that was looked at and not read yet.
 *
 * @param file a folder or a ZIP file of views, or a picture that holds all of them
 * @param info what it holds; empty of a picture as long as nobody has said in what grid
 */
record FoundLightField(Path file, Optional<LightFieldInfo> info) {
  /** How many views there are, as far as that is known. */
  int count() {
    return info.map(known -> known.grid().count()).orElse(0);
  }

  String name() {
    return FileReading.nameOf(file);
  }
}
