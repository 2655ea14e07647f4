package dev.tessera.app.load;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.ViewOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Finds out what holds many pictures, and which of it: frames, views, or what a person must say.
 * For the I/O pool.
 *
 * @param clips looks at clips
 * @param lights looks at light fields
 */
record SeriesLooking(ClipDecoding clips, LightFieldDecoding lights) {
  /** Whether a file is a clip, or says that it is a light field. */
  static boolean recognise(Path file) {
    return ofViews(file) || ClipFiles.recognise(file).isPresent();
  }

  private static boolean ofViews(Path file) {
    return !Files.isDirectory(file)
        && (LightFieldFiles.recognise(file) || LightFieldFiles.named(file));
  }

  /**
   * What a file holds.
   *
   * @throws SignalFormatException if it can be read as neither
   */
  FoundSeries find(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    if (ofViews(file)) {
      return FoundSeries.of(lights.find(file, Optional.empty(), cancelled));
    }
    return Files.isDirectory(file)
        ? folder(file, cancelled)
        : FoundSeries.of(clips.find(file, cancelled));
  }

  /** A light field at once, of whose grid nothing may be known yet. */
  FoundLightField light(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    boolean silent = !Files.isDirectory(file) && !ofViews(file);
    return silent
        ? new FoundLightField(file, Optional.empty())
        : lights.find(file, Optional.empty(), cancelled);
  }

  private FoundSeries folder(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    FoundClip clip;
    try {
      clip = clips.find(file, cancelled);
    } catch (SignalFormatException noClip) {
      return FoundSeries.of(views(file, cancelled).filter(this::placed).orElseThrow(() -> noClip));
    }
    int frames = clip.info().times().frames();
    boolean square = clip.info().mayBeViews();
    if (!square && pictures(file) <= frames) {
      return FoundSeries.of(clip); // a long one is not looked at twice
    }
    Optional<FoundLightField> views = views(file, cancelled);
    Optional<FoundLightField> named = views.filter(this::placed);
    if (named.isPresent() && frames < named.get().count()) {
      return FoundSeries.of(named.get()); // a row of them alone would be a clip
    }
    return new FoundSeries(file, Optional.of(clip), square ? views : named);
  }

  /** How many pictures lie in a folder, by their names. */
  private static long pictures(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> ImageFormat.ofName(FileReading.nameOf(each)).isPresent()).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether names tell where each view belongs. */
  private boolean placed(FoundLightField found) {
    return found.info().filter(info -> info.order() == ViewOrder.NAMED).isPresent();
  }

  /** A folder that is no light field may well be a clip, whose reading tells what is wrong. */
  private Optional<FoundLightField> views(Path file, BooleanSupplier cancelled) {
    try {
      return Optional.of(lights.find(file, Optional.empty(), cancelled));
    } catch (SignalFormatException e) {
      return Optional.empty();
    }
  }
}
