package dev.tessera.app.load;

import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.clip.ClipInfo;
import java.nio.file.Path;

/**
 * A clip that was looked at and not read yet.
 *
 * @param file a file, or a folder of frames
 * @param info what it holds
 */
record FoundClip(Path file, ClipInfo info) {
  /** Fewer pictures than 3 x 3 are no light field. */
  private static final int FEWEST_VIEWS = 9;

  String name() {
    return FileReading.nameOf(file);
  }

  /** Whether its pictures could as well be views of a light field: as many rows as columns. */
  boolean mayBeViews() {
    int count = info.times().frames();
    int side = (int) Math.round(Math.sqrt(count));
    return info.format() == ClipFormat.FRAMES && count >= FEWEST_VIEWS && side * side == count;
  }
}
