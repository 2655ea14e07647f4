package dev.tessera.app.load;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import dev.tessera.model.signal.io.lightfield.ViewOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
    Optional<FoundLightField> views = views(file, cancelled);
    boolean named = views.flatMap(FoundLightField::info).filter(this::placed).isPresent();
    try {
      FoundClip clip = clips.find(file, cancelled);
      ClipInfo info = clip.info();
      if (named && info.times().frames() < views.orElseThrow().count()) {
        return FoundSeries.of(views.get()); // a row of them alone would be a clip
      }
      Optional<FoundLightField> maybe = views.filter(found -> named || info.mayBeViews());
      return new FoundSeries(file, Optional.of(clip), maybe);
    } catch (SignalFormatException noClip) {
      if (!named) {
        throw noClip;
      }
      return FoundSeries.of(views.orElseThrow());
    }
  }

  /** Whether names tell more than one row and column. */
  private boolean placed(LightFieldInfo info) {
    return info.order() == ViewOrder.NAMED && info.grid().count() > 1;
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
