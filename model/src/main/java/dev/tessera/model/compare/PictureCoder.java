package dev.tessera.model.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** One picture in a lossy format, at several sizes; nothing is written to disk. Any thread. */
public interface PictureCoder {
  /** The usual name of the format. */
  String name();

  /** Settings whose sizes are spread over what the format is used for, the smallest file first. */
  List<Integer> settings();

  /**
   * A file of a setting.
   *
   * @param setting any of the format's, not only of {@link #settings}
   * @param asked how far the work is told, and whether it should end
   * @throws IOException if the format cannot hold the picture
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  RatedPicture at(int setting, Asked asked) throws IOException;

  /**
   * The best file of at most so many bytes; empty if even the worst is larger.
   *
   * @throws IOException as above
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  Optional<RatedPicture> within(long bytes, Asked asked) throws IOException;

  /**
   * Who waits for a file.
   *
   * @param done told now and then how much is done, 0 to 1
   * @param cancelled asked often whether the work should end
   */
  record Asked(DoubleConsumer done, BooleanSupplier cancelled) {
    /** Nobody watches; the work may be cancelled. */
    public static Asked unless(BooleanSupplier cancelled) {
      return new Asked(part -> {}, cancelled);
    }
  }
}
