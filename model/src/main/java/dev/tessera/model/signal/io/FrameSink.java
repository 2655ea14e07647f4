package dev.tessera.model.signal.io;

import java.io.IOException;

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

  /** Frees what it holds and deletes what was not finished. */
  @Override
  void close() throws IOException;
}
