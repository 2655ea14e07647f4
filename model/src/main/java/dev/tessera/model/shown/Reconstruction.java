package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.tile.SliceTiles;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a fit has reached, as its steps see it in passing: costs no extra evaluation. */
public interface Reconstruction {
  /** The round of a note that counts whatever the turn. */
  int EVERY_TURN = -1;

  /**
   * Whether a tile is noted in a round of visits to all tiles.
   *
   * @param turns it is noted once in so many rounds
   */
  static boolean takesTurn(int tile, int round, int turns) {
    return round == EVERY_TURN || tile % turns == round % turns;
  }

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
   * As above, every tile.
   *
   * @param targets what the values should be, (T,S,C)
   */
  default boolean note(float[] values, float[] targets, int[] tiles, int[] points) {
    return note(values, tiles, points, EVERY_TURN);
  }

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

  /**
   * PSNR of all that is known, dB, at most 99; of a signal with slices, such as a clip, the mean of
   * those of its slices.
   */
  double psnr();

  /** PSNR of each slice; none of a picture or a shape. */
  default SlicePsnr slices() {
    return SlicePsnr.NONE;
  }

  /**
   * Says which slice is looked at: from now on {@link #takePatch} tells of it.
   *
   * @param slice its number; -1 if none is
   */
  default void show(int slice) {}

  /** The tiles of the slice that is looked at; empty if none is, or there are none. */
  default Optional<SliceTiles> shownSlice() {
    return Optional.empty();
  }

  /**
   * Tiles whose pixels in the slice that is looked at are not those of their latest codes: they
   * are, once the points of the slice are noted again.
   *
   * @param most tiles
   */
  default int[] outdated(int most) {
    return new int[0];
  }

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
