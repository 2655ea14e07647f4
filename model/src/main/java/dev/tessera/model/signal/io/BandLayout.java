package dev.tessera.model.signal.io;

import java.awt.image.ColorModel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which bands of a raster are what; bands that stand in none of these places are passed over.
 *
 * @param alpha the band that holds alpha, negative if none does; colours are the first bands
 * @param associated whether the colours are already multiplied by alpha
 * @param largest for 1 grey or 3 RGB bands, and then for alpha, the stored value that means 1
 */
record BandLayout(int alpha, boolean associated, List<Integer> largest) {
  BandLayout {
    largest = List.copyOf(largest);
  }

  /** Bands that are all of one size. */
  static BandLayout of(int colours, int alpha, boolean associated, int largest) {
    int bands = colours + (alpha < 0 ? 0 : 1);
    return new BandLayout(alpha, associated, Collections.nCopies(bands, largest));
  }

  /** What Java's colour model says. */
  static BandLayout of(ColorModel model) {
    List<Integer> largest =
        Arrays.stream(model.getComponentSize()).map(bits -> (1 << bits) - 1).boxed().toList();
    boolean alpha = model.hasAlpha();
    return new BandLayout(
        alpha ? model.getNumColorComponents() : -1, alpha && model.isAlphaPremultiplied(), largest);
  }

  /** 1 grey or 3 RGB. */
  int colours() {
    return largest.size() - (alpha < 0 ? 0 : 1);
  }
}
