package dev.tessera.app.load;

import dev.tessera.model.signal.io.clip.ClipInfo;
import java.nio.file.Path;

/**
 * A clip that was looked at and not read yet.
 *
 * @param file a file, or a folder of frames
 * @param info what it holds
 */
record FoundClip(Path file, ClipInfo info) {
  String name() {
    return FileReading.nameOf(file);
  }
}
