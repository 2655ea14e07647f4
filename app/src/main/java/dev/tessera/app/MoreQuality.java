package dev.tessera.app;

import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Optional;
import java.util.function.IntFunction;

/** What would bring more where more time would not. */
public final class MoreQuality {
  private static final int MOST_CELLS = 64;

  /** Of the networks for clips that come with the program, those with the longest codes. */
  static final String LONGEST_OF_CLIPS = "clip-8x64";

  /** Numbers of their codes per pixel of every frame. */
  static final double MOST_OF_CLIPS = 1;

  private MoreQuality() {}

  /**
   * One sentence if a fit ended by itself because nothing was left to gain, and not all is exact:
   * what limits it, and which options of the command line lift the limit.
   */
  public static Optional<String> inOptions(FitOptions options, FitResult<?> result) {
    return advice("Note: nothing", options, result, latent -> more(options, latent));
  }

  /** The same for those who look at fields of a form. */
  public static Optional<String> inWords(FitOptions options, FitResult<?> result) {
    return advice(
        "Nothing",
        options,
        result,
        latent -> {
          if (options.mode() == FitMode.JOINT) {
            return "longer codes";
          }
          if (cells(options)) {
            return "more cells";
          }
          if (clip(options)) {
            return "the networks " + LONGEST_OF_CLIPS;
          }
          if (holdsMore(Preset.BALANCED, options, latent)) {
            return "a joint fit";
          }
          return best(options, latent)
              ? "a joint fit by the preset \"Best\""
              : "a joint fit with longer codes";
        });
  }

  private static Optional<String> advice(
      String nothing, FitOptions options, FitResult<?> result, IntFunction<String> remedy) {
    boolean flat = result.reason() == StopReason.PLATEAU || result.reason() == StopReason.DONE;
    if (!flat || Words.exact(result.psnr())) {
      return Optional.empty();
    }
    if (longestOfClips(options)) {
      return Optional.empty();
    }
    int latent = options.networks().map(MoreQuality::latent).orElse(options.network().latent());
    String limit =
        options.mode() == FitMode.JOINT
            ? "codes of " + Words.count(latent, "number")
            : "these networks as they are";
    return Optional.of(
        "%s visible is left to gain with %s; %s would bring more."
            .formatted(nothing, limit, remedy.apply(latent)));
  }

  private static String more(FitOptions options, int latent) {
    String longer = "a --latent of more than " + latent;
    if (options.mode() != FitMode.JOINT) {
      return instead(options, latent);
    }
    if (options.networks().isPresent()) {
      return longer + " without --weights";
    }
    return best(options, latent) ? longer + ", or --preset best," : longer;
  }

  /**
   * Shipped networks hold a signal as well as a joint fit with as many numbers does: only more of
   * them bring more.
   */
  private static String instead(FitOptions options, int latent) {
    if (cells(options)) {
      return "more than " + options.surface().cells() + " --cells";
    }
    if (clip(options)) {
      return "--weights " + LONGEST_OF_CLIPS;
    }
    if (holdsMore(Preset.BALANCED, options, latent)) {
      return "--mode joint";
    }
    return best(options, latent)
        ? "--mode joint --preset best"
        : "--mode joint with a --latent of more than " + latent;
  }

  private static boolean cells(FitOptions options) {
    return options.cut() instanceof SurfaceCut cut && cut.cells() < MOST_CELLS;
  }

  /** Whether the best preset holds more numbers of the same signal. */
  private static boolean best(FitOptions options, int latent) {
    return holdsMore(Preset.BEST, options, latent)
        || (options.cut() instanceof SurfaceCut cut
            && Preset.BEST.shape().surface().cells() > cut.cells());
  }

  /** Whether codes of a preset are longer than these. */
  private static boolean holdsMore(Preset preset, FitOptions options, int latent) {
    FitOptions other =
        options.cut() instanceof SurfaceCut
            ? preset.shape()
            : clip(options) ? preset.clip() : preset.options();
    return other.network().latent() > latent;
  }

  private static boolean clip(FitOptions options) {
    return options.cut() instanceof GridCut cut && cut.tile().size() == 3;
  }

  /** A joint fit from nothing is behind networks for clips, so beyond these nothing brings more. */
  private static boolean longestOfClips(FitOptions options) {
    return options.mode() != FitMode.JOINT
        && clip(options)
        && options
            .networks()
            .filter(n -> n.spec().latent() >= MOST_OF_CLIPS * n.samples())
            .isPresent();
  }

  private static int latent(Pretrained networks) {
    return networks.spec().latent();
  }
}
