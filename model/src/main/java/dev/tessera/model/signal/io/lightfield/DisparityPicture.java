package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FloatMap;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Writes disparities: as a PFM the values themselves, as a PNG of 16 bits grey levels between the
 * least and the largest, which are told in the file's texts.
 */
public final class DisparityPicture {
  /** Keyword of the text that tells what black stands for. */
  public static final String BLACK = "Disparity of 0";

  /** Keyword of the text that tells what white stands for. */
  public static final String WHITE = "Disparity of 65535";

  private DisparityPicture() {}

  /** Why no disparities can be written to a file, without a full stop; empty if they can. */
  public static Optional<String> problem(Path file) {
    return isMap(file) || isPng(file)
        ? Optional.empty()
        : Optional.of("the name of a picture of disparities ends in .png or .pfm");
  }

  private static boolean isMap(Path file) {
    return String.valueOf(file.getFileName())
        .toLowerCase(Locale.ROOT)
        .endsWith("." + FloatMap.EXTENSION);
  }

  private static boolean isPng(Path file) {
    return ImageFormat.ofName(String.valueOf(file.getFileName()))
        .equals(Optional.of(ImageFormat.PNG));
  }

  /**
   * Writes disparities; the file appears whole or not at all.
   *
   * @param disparities (height, width, 1), pixels per view
   * @param file whose extension tells the format
   * @param cancelled asked often, from this thread
   * @throws SaveException if it cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException once cancelled says so; likewise
   */
  public static void write(Samples disparities, Path file, BooleanSupplier cancelled)
      throws SaveException {
    Optional<String> problem = problem(file);
    if (problem.isPresent()) {
      throw new SaveException(file, problem.get());
    }
    if (isMap(file)) {
      FloatMap.write(disparities, file, cancelled);
      return;
    }
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (long i = 0; i < disparities.length(); i++) {
      least = Math.min(least, disparities.get(i));
      largest = Math.max(largest, disparities.get(i));
    }
    float range = largest > least ? largest - least : 1;
    float[] grey = new float[Math.toIntExact(disparities.length())];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (disparities.get(i) - least) / range;
    }
    Map<String, String> texts =
        Map.of(BLACK, Float.toString(least), WHITE, Float.toString(least + range));
    ImageFiles.write(
        Samples.of(disparities.extent(), 1, grey),
        file,
        new WriteOptions(ImageFormat.PNG, 16, 1, texts),
        cancelled);
  }
}
