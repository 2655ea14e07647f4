package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /**
   * Notes whole tiles whose values are on the device, from now on in place of {@link #note}.
   *
   * @param scope what is kept there lives in
   * @param signal whose tiles are visited
   */
  default DeviceNotes onDevice(Scope scope, TilesOnDevice signal) {
    int[] all = IntStream.range(0, signal.pointCount()).toArray();
    return new DeviceNotes() {
      @Override
      public NDArray wanted(Visit visit) {
        return visit.values().reshape(-1);
      }

      @Override
      public void note(int[] tiles, float[] numbers) {
        Reconstruction.this.note(numbers, tiles, all, EVERY_TURN);
      }
    };
  }

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
