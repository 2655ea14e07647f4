package dev.tessera.app.load;

import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleClip;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Looks at clips and reads what was chosen of them. For the I/O pool.
 *
 * @param limit of memory
 * @param done the share that is decoded
 */
record ClipDecoding(ClipLimit limit, Latest<Double> done) {
  /** Seconds that hold the first frame and no other. */
  private static final double SHORT = 1e-3;

  /** The same within another limit. */
  ClipDecoding within(ClipLimit other) {
    return new ClipDecoding(other, done);
  }

  /** What a clip holds. */
  FoundClip find(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    return new FoundClip(file, ClipFiles.open(file, new ClipWatch(cancelled, part -> {})));
  }

  /** Reads all of a clip that comes with the program. */
  Session sample(SampleClip sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    Origin origin =
        Origin.of(SourceFile.embedded(sample.name(), () -> Assets.open(sample)), AlphaMode.KEEP);
    return SampleCopy.read(
        sample.name(),
        Assets.open(sample),
        copy ->
            session(find(copy, cancelled), read(copy, ClipChoice.ALL, cancelled), ClipChoice.ALL)
                .named(sample.title())
                .from(origin));
  }

  /** The first frame of a clip that comes with the program. */
  PixelImage thumbnail(SampleClip sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    ClipChoice first = ClipChoice.ALL.during(0, SHORT);
    return SampleCopy.read(
        sample.name(),
        Assets.open(sample),
        copy -> PixelImage.of(read(copy, first, cancelled).signal().samples().slice(0)));
  }

  /** Reads again what a project is about. */
  Session saved(String name, Path file, SavedSignal.Clip clip, BooleanSupplier cancelled)
      throws SignalFormatException {
    ClipFile read = read(file, clip.choice(), cancelled);
    Session session = session(find(file, cancelled), read, clip.choice()).named(name);
    return requireSame(name, session, clip);
  }

  /** Refuses what has other frames than a project says. */
  static Session requireSame(String name, Session read, SavedSignal.Clip clip)
      throws SignalFormatException {
    int[] found = read.signal().samples().extent();
    int[] wanted = {clip.times().frames(), clip.frame().height(), clip.frame().width()};
    if (!Arrays.equals(found, wanted)) {
      throw new SignalFormatException(
          name, "frames, height and width " + Arrays.toString(wanted), Arrays.toString(found));
    }
    return read;
  }

  /** Reads frames. */
  FileContent.Picture clip(FoundClip found, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    ClipFile read = read(found.file(), choice, cancelled);
    Origin origin = Origin.of(FileReading.source(found.file()), AlphaMode.KEEP);
    return new FileContent.Picture(session(found, read, choice).from(origin), read.notes());
  }

  /** Reads the first frame of a choice as a picture, which belongs to no file any more. */
  FileContent.Picture picture(FoundClip found, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    ClipFile read = read(found.file(), choice, cancelled);
    return new FileContent.Picture(session(found, read, choice).frame(0), read.notes());
  }

  private static Session session(FoundClip found, ClipFile read, ClipChoice choice) {
    return Session.of(
        read.signal(), OpenClip.of(read, choice, found.info().sound()), Origin.none());
  }

  private ClipFile read(Path file, ClipChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    return ClipFiles.read(file, choice, limit, new ClipWatch(cancelled, done::publish));
  }
}
