package dev.tessera.app.cli;

import java.util.Map;

/** Settings whose values are out of range, told by the options that set them. */
final class OptionWords {
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("tile", "--tile"),
          Map.entry("overlap", "--overlap"),
          Map.entry("start", "--start"),
          Map.entry("duration", "--duration"),
          Map.entry("every n-th frame", "--every"),
          Map.entry("every n-th view", "--every"),
          Map.entry("width", "--width"),
          Map.entry("layers", "--layers"),
          Map.entry("latent", "--latent"),
          Map.entry("latent of a field with experts", "--latent"),
          Map.entry("first omega", "--omega"),
          Map.entry("seconds", "--seconds"),
          Map.entry("steps", "--steps"),
          Map.entry("rounds", "--steps"),
          Map.entry("target PSNR", "--target-psnr"),
          Map.entry("cells", "--cells"),
          Map.entry("turns", "--turns"),
          Map.entry("experts", "--experts"),
          Map.entry("members", "--members"),
          Map.entry("mixtures", "--mixtures"),
          Map.entry("clamp", "--clamp"),
          Map.entry("code noise", "--code-noise"),
          Map.entry("smoothness", "--smoothness"),
          Map.entry("tiles per step", "--batch"),
          Map.entry("tiles per round", "--batch"),
          Map.entry("shapes per step", "--batch"),
          Map.entry("network rate", "--rate"));

  private OptionWords() {}

  /** "first omega must be ..." becomes "--omega must be ..."; other sentences stay. */
  static String of(String message) {
    int verb = message.indexOf(" must be ");
    String option = verb < 0 ? null : OPTIONS.get(message.substring(0, verb));
    return option == null ? message : option + message.substring(verb);
  }
}
