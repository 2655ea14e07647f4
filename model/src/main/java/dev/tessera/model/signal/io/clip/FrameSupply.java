package dev.tessera.model.signal.io.clip;

import java.io.IOException;
import java.util.List;

/** Frames of a clip in the order in which they are shown, decoded as they are asked for. */
interface FrameSupply extends AutoCloseable {
  /** Goes to the next frame; false at the end, also where the rest cannot be decoded. */
  boolean next() throws IOException;

  /** When the frame is shown, in seconds since the clip's first; later than the one before. */
  double seconds();

  /**
   * Gives the frame's pixels.
   *
   * @param out of the clip's size, as stored
   */
  void pixels(FramePixels out) throws IOException;

  /** What there is to say of the decoding so far; lower case, no full stop. */
  List<String> notes();

  @Override
  void close() throws IOException;
}
