package dev.tessera.app.fit;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.StopRule;

/** The way from options to text and back; ranges are checked by {@link FitOptions} itself. */
final class SettingText {
  private SettingText() {}

  /** The value of a setting as text. */
  static String read(FitSetting setting, FitOptions options) {
    StopRule stop = options.stop();
    return switch (setting) {
      case TILE -> Integer.toString(options.tile());
      case LATENT -> Integer.toString(options.latent());
      case WIDTH -> Integer.toString(options.width());
      case SECONDS -> limit(stop.seconds());
      case TARGET -> limit(stop.targetPsnr());
      case GLOBAL -> Boolean.toString(options.global());
      case OVERLAP -> Integer.toString(options.overlap());
      case LAYERS -> Integer.toString(options.layers());
      case FIRST_OMEGA -> number(options.firstOmega());
      case HIDDEN_OMEGA -> number(options.hiddenOmega());
      case NETWORK_RATE -> number(options.networkRate());
      case CODE_RATE -> number(options.codeRate());
      case TILES_PER_STEP -> Integer.toString(options.tilesPerStep());
      case SAMPLES_PER_TILE -> Integer.toString(options.samplesPerTile());
      case SEED -> Long.toString(options.seed());
      case STEPS -> stop.steps() == Long.MAX_VALUE ? "" : Long.toString(stop.steps());
      case PLATEAU -> Boolean.toString(stop.plateau());
    };
  }

  /**
   * Options with another value of a setting.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static FitOptions write(FitSetting setting, FitOptions options, String typed) {
    String text = typed.strip();
    FitOptionsBuilder change = options.change();
    StopRule stop = options.stop();
    double seconds = stop.seconds();
    double target = stop.targetPsnr();
    boolean plateau = stop.plateau();
    return switch (setting) {
      case TILE -> tile(options, whole(text));
      case LATENT -> change.latent(whole(text)).build();
      case WIDTH -> change.width(whole(text)).build();
      case SECONDS -> change.stop(new StopRule(limit(text), stop.steps(), target, plateau)).build();
      case TARGET -> change.stop(new StopRule(seconds, stop.steps(), limit(text), plateau)).build();
      case GLOBAL -> change.global(Boolean.parseBoolean(text)).build();
      case OVERLAP -> change.overlap(whole(text)).build();
      case LAYERS -> change.layers(whole(text)).build();
      case FIRST_OMEGA -> change.firstOmega(number(text)).build();
      case HIDDEN_OMEGA -> change.hiddenOmega(number(text)).build();
      case NETWORK_RATE -> change.networkRate(number(text)).build();
      case CODE_RATE -> change.codeRate(number(text)).build();
      case TILES_PER_STEP -> change.tilesPerStep(whole(text)).build();
      case SAMPLES_PER_TILE -> change.samplesPerTile(whole(text)).build();
      case SEED -> change.seed(wholeLong(text)).build();
      case STEPS -> change.stop(new StopRule(seconds, steps(text), target, plateau)).build();
      case PLATEAU ->
          change
              .stop(new StopRule(seconds, stop.steps(), target, Boolean.parseBoolean(text)))
              .build();
    };
  }

  /** The overlap is checked after the tile, so that the message stands beside the right one. */
  private static FitOptions tile(FitOptions options, int tile) {
    int overlap = Math.max(0, Math.min(options.overlap(), tile / 2));
    return options.change().tile(tile).overlap(overlap).build();
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  private static long wholeLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a whole number", e);
    }
  }

  private static long steps(String text) {
    return text.isEmpty() ? Long.MAX_VALUE : wholeLong(text);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("enter a number", e);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A limit: empty means none. */
  private static double limit(String text) {
    return text.isEmpty() ? Double.POSITIVE_INFINITY : number(text);
  }

  private static String limit(double value) {
    return Double.isInfinite(value) ? "" : number(value);
  }
}
