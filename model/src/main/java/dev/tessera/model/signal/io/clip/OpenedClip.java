package dev.tessera.model.signal.io.clip;

import java.io.IOException;

/** A clip whose frames are counted and timed, and can be decoded from its file again and again. */
interface OpenedClip {
  /** What it holds; transparent if it may be. */
  ClipInfo info();

  /** The clock of its time stamps. */
  ClipClock clock();

  /**
   * Begins to decode.
   *
   * @param start seconds; the first frame is at or before it, or the clip's first
   */
  FrameSupply frames(double start) throws IOException;
}
