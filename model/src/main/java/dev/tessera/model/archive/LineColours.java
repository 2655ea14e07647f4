package dev.tessera.model.archive;

import java.util.Locale;

/** Colours of lines that are told apart, of any number of them, on a light and on a dark ground. */
public final class LineColours {
  /** Two neighbouring colours are this far apart on the wheel: the golden angle. */
  private static final double ANGLE = 137.508;

  private static final double FIRST = 210;
  private static final double SATURATION = 0.7;

  private LineColours() {}

  /** The colour of a line by its number, 0 or more, as #rrggbb. */
  public static String of(int number) {
    double hue = (FIRST + number * ANGLE) % 360;
    double lightness = number % 2 == 0 ? 0.44 : 0.54;
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        part(0, hue, lightness),
        part(8, hue, lightness),
        part(4, hue, lightness));
  }

  /** Red, green or blue of a colour by hue and lightness, as CSS defines it. */
  private static int part(int turned, double hue, double lightness) {
    double k = (turned + hue / 30) % 12;
    double swing = SATURATION * Math.min(lightness, 1 - lightness);
    return (int)
        Math.round(255 * (lightness - swing * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
  }
}
