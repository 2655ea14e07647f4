package dev.tessera.model.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
   * @param cancelled asked often whether the work should end
   * @throws IOException if the format cannot hold the picture
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  RatedPicture at(int setting, BooleanSupplier cancelled) throws IOException;

  /**
   * The best file of at most so many bytes; empty if even the worst is larger.
   *
   * @throws IOException as above
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  Optional<RatedPicture> within(long bytes, BooleanSupplier cancelled) throws IOException;
}
