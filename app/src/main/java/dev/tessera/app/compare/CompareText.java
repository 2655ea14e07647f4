package dev.tessera.app.compare;

import dev.tessera.app.session.Figures;
import dev.tessera.model.compare.AmplitudeChange;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.compare.Form;
import dev.tessera.model.compare.LearnedNetwork;
import java.util.Locale;

/** The figure in plain words, with its numbers. */
final class CompareText {
  private static final String ARGUMENT =
      "Both networks are layers of sines that share their weights among all tiles; what they get to"
          + " know of a tile is its code. With modulation the code sets how strong each sine is."
          + " With concatenation it is one more input: it adds a constant to each phase and so"
          + " moves waves, but cannot silence one.";

  private CompareText() {}

  /** What one sees, in words and numbers. */
  static String paragraph(FeatureMaps maps) {
    AmplitudeChange left = maps.modulated().change();
    AmplitudeChange right = maps.concatenated().change();
    String seen =
        maps.layer() == 0
            ? "Left, the stripes of a column stay where they are and grow strong, weak or vanish"
                + " from row to row: amplitudes follow the code. Right, the same stripes are"
                + " equally strong in every row and only shifted: phases follow the code."
            : "Left, columns fade in and out from row to row: amplitudes follow the code. Right,"
                + " the patterns differ, since shifted waves add up to another picture, but every"
                + " map stays about as strong: phases follow the code, deeper layers inherit that.";
    String spectra =
        maps.layer() == 0
            ? ""
            : ", the power of its single frequencies by %s and %s"
                .formatted(percent(left.spectrum()), percent(right.spectrum()));
    String sentence =
        "%s Between these codes the power of a map changes by %s with modulation and %s with"
            + " concatenation%s.";
    return sentence.formatted(seen, percent(left.power()), percent(right.power()), spectra);
  }

  /** Why the two differ. */
  static String argument() {
    return ARGUMENT;
  }

  /** The line under a block: PSNR and size of a network. */
  static String footer(Comparison comparison, Form form) {
    LearnedNetwork network = comparison.of(form);
    return "PSNR %s \u00b7 %s weights, %d floats per tile"
        .formatted(
            Figures.decibels(network.psnr()),
            Figures.count(network.weightCount()),
            network.spec().latent());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
