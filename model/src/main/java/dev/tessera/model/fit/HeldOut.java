package dev.tessera.model.fit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A data set parted in two.
 *
 * @param training pictures to learn from
 * @param validation pictures to judge by, never learned from
 */
public record HeldOut(List<TrainingImage> training, List<TrainingImage> validation) {
  /** Copies the lists. */
  public HeldOut {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * Holds every n-th picture out, in the order of a hash of the names: independent of the order in
   * which they were found, and much the same when the set grows. Of fewer than n none is held out.
   *
   * @param n at least 2; 0 holds none out
   */
  public static HeldOut everyNth(List<TrainingImage> images, int n) {
    List<TrainingImage> order = new ArrayList<>(images);
    order.sort(
        Comparator.comparingLong((TrainingImage image) -> hash(image.name()))
            .thenComparing(TrainingImage::name));
    List<TrainingImage> training = new ArrayList<>();
    List<TrainingImage> validation = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      (n > 0 && i % n == n - 1 ? validation : training).add(order.get(i));
    }
    return new HeldOut(training, validation);
  }

  private static long hash(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
