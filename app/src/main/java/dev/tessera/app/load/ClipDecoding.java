package dev.tessera.app.load;

import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Looks at clips and reads what was chosen of them. For the I/O pool.
 *
 * @param limit of memory
 * @param done the share that is decoded
 */
record ClipDecoding(ClipLimit limit, Latest<Double> done) {
  /** What a clip holds. */
  FoundClip find(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    return new FoundClip(file, ClipFiles.open(file, new ClipWatch(cancelled, part -> {})));
  }

  /** Reads frames. */
  FileContent.Picture clip(FoundClip found, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    ClipFile read = read(found, choice, cancelled);
    OpenClip clip = OpenClip.of(read, choice, found.info().sound());
    // What comes from a folder has no single file that could be copied or hashed.
    Origin origin = Origin.of(FileReading.source(found.file()), AlphaMode.KEEP);
    return new FileContent.Picture(Session.of(read.signal(), clip, origin), read.notes());
  }

  /** Reads the first frame of a choice as a picture, which belongs to no file any more. */
  FileContent.Picture picture(FoundClip found, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    ClipFile read = read(found, choice, cancelled);
    Session all =
        Session.of(read.signal(), OpenClip.of(read, choice, found.info().sound()), Origin.none());
    return new FileContent.Picture(all.frame(0), read.notes());
  }

  private ClipFile read(FoundClip found, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    return ClipFiles.read(found.file(), choice, limit, new ClipWatch(cancelled, done::publish));
  }
}
