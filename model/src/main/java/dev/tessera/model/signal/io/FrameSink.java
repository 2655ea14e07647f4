package dev.tessera.model.signal.io;

import java.io.IOException;
import java.util.List;

/** Takes the frames of one animation into one format. */
interface FrameSink extends AutoCloseable {
  /**
   * Appends a frame.
   *
   * @param argb (height,width) row by row, 0xAARRGGBB premultiplied; not kept
   */
  void write(int[] argb) throws IOException;

  /** Puts everything in its final place. */
  void finish() throws IOException;

  /** What there is to say of it; lower case, no full stop. */
  default List<String> notes() {
    return List.of();
  }

  /** Frees what it holds and deletes what was not finished. */
  @Override
  void close() throws IOException;
}
