package dev.tessera.model.signal.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A data set parted in two.
 *
 * @param <S> its signals
 * @param training signals to learn from
 * @param validation signals to judge by, never learned from
 */
public record HeldOut<S>(List<S> training, List<S> validation) {
  /** Copies the lists. */
  public HeldOut {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * Holds every n-th signal out, in the order of a hash of the names: independent of the order in
   * which they were found, and much the same when the set grows. Of fewer than n none is held out.
   *
   * @param n at least 2; 0 holds none out
   */
  public static <S> HeldOut<S> everyNth(List<S> signals, Function<S, String> name, int n) {
    List<S> order = new ArrayList<>(signals);
    order.sort(
        Comparator.comparingLong((S signal) -> hash(name.apply(signal))).thenComparing(name));
    List<S> training = new ArrayList<>();
    List<S> validation = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      (n > 0 && i % n == n - 1 ? validation : training).add(order.get(i));
    }
    return new HeldOut<>(training, validation);
  }

  private static long hash(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
