package dev.tessera.model.fit.points;

import java.util.Optional;

/** What a fit has reached, as its steps see it in passing: costs no extra evaluation. */
public interface Reconstruction {
  /** The round of a note that counts whatever the turn. */
  int EVERY_TURN = -1;

  /**
   * Notes a visit.
   *
   * @param values what the field gave, (T,S,C)
   * @param tiles which, (T)
   * @param points which of their points, (S)
   * @param round of visits to all tiles; {@link #EVERY_TURN} to note every tile
   * @return whether the values are finite, as far as they were looked at
   */
  boolean note(float[] values, int[] tiles, int[] points, int round);

  /** PSNR of all that is known, dB, at most 99. */
  double psnr();

  /** Mean |error| where the signal is a distance, in units of the clamp; NaN elsewhere. */
  double meanError();

  /**
   * What changed in the picture since the last call; empty where the signal is no picture.
   *
   * @param all whether to give all of it, changed or not; it is handed over, so this is the last
   *     call and nothing is noted afterwards
   */
  Optional<PicturePatch> takePatch(boolean all);
}
