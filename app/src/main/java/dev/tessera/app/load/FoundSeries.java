package dev.tessera.app.load;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What holds many pictures and was looked at, not read yet: a clip, a light field, or what could be
 * either, as a folder of numbered pictures.
 *
 * @param file a file or a folder
 * @param clip what it holds as a clip, if it can be one
 * @param light what it holds as a light field, if it can be one
 */
record FoundSeries(Path file, Optional<FoundClip> clip, Optional<FoundLightField> light) {
  static FoundSeries of(FoundClip clip) {
    return new FoundSeries(clip.file(), Optional.of(clip), Optional.empty());
  }

  static FoundSeries of(FoundLightField light) {
    return new FoundSeries(light.file(), Optional.empty(), Optional.of(light));
  }

  String name() {
    return FileReading.nameOf(file);
  }
}
