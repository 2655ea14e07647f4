package dev.tessera.app.scene3d;

import dev.tessera.app.fx.ColourMap;
import java.util.Arrays;

/** Opaque colours for positions in [0,1], in equal steps; immutable. */
public final class Palette {
  /** Steps of a palette without lines. */
  private static final int PLAIN = 256;

  /** Steps of a palette with lines. */
  private static final int LINED = 2048;

  private static final int LINE = 0xFF202428;

  /** Half of the thickness of a line, as a share of a band. */
  private static final double THIN = 0.14;

  private static final double THICK = 0.45;

  private final int[] argb;

  private Palette(int[] argb) {
    this.argb = argb;
  }

  /** The colours of a map. */
  public static Palette of(ColourMap map) {
    int[] argb = new int[PLAIN];
    Arrays.setAll(argb, i -> map.argb(i / (PLAIN - 1.0)));
    return new Palette(argb);
  }

  /**
   * The colours of a map with thin dark lines between equal bands and a thick one in the middle, so
   * that what is coloured shows lines of equal value; none at the ends, where values that are out
   * of range gather.
   *
   * @param map from the lowest value to the highest
   * @param bands on either side of the middle, 1 to 64
   */
  public static Palette withLines(ColourMap map, int bands) {
    int[] argb = new int[LINED];
    for (int i = 0; i < LINED; i++) {
      double position = i / (LINED - 1.0);
      double fromMiddle = Math.abs(position - 0.5) * 2 * bands;
      double line = Math.rint(fromMiddle);
      double half = line == 0 ? THICK : line == bands ? 0 : THIN;
      argb[i] = Math.abs(fromMiddle - line) < half ? LINE : map.argb(position);
    }
    return new Palette(argb);
  }

  /** Number of steps. */
  public int size() {
    return argb.length;
  }

  /** The colour of a position; positions outside [0,1] take the first or the last colour. */
  public int argb(double position) {
    return argb[(int) Math.max(0, Math.min(argb.length - 1, position * (argb.length - 1) + 0.5))];
  }

  /** A copy of the colours of all steps. */
  public int[] toArray() {
    return argb.clone();
  }
}
