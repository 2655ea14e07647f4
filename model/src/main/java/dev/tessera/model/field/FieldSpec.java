package dev.tessera.model.field;

/**
 * Hyper-parameters of a modulated field; fixes the shape of every weight.
 *
 * <p>Two forms share them: the paper's (see {@link ModulatedField}) and, with K experts, a choice
 * among linear modulations of one layer of cosines (see {@link ExpertField}).
 *
 * @param dimensions d, axes of the domain, 1 to 4
 * @param channels C, values per point, 1 to 4
 * @param width H, units of each layer of both networks, 8 to 1024
 * @param layers L, sine layers including the first, 1 to 8
 * @param latent D, floats per code, 1 to 1024
 * @param firstOmega w0, frequency of the first sine layer, 0.1 to 200
 * @param hiddenOmega w, frequency of the other sine layers, 0.1 to 200
 * @param experts K, 1 to 4096; 0 for the paper's form. With experts there is one layer and a code
 *     has at least 2 floats
 */
public record FieldSpec(
    int dimensions,
    int channels,
    int width,
    int layers,
    int latent,
    double firstOmega,
    double hiddenOmega,
    int experts) {
  /** Rejects values out of range, naming the setting. */
  public FieldSpec {
    Range.require("dimensions", dimensions, 1, 4);
    Range.require("channels", channels, 1, 4);
    Range.require("width", width, 8, 1024);
    Range.require("layers", layers, 1, 8);
    Range.require("latent", latent, 1, 1024);
    Range.require("first omega", firstOmega, 0.1, 200);
    Range.require("hidden omega", hiddenOmega, 0.1, 200);
    Range.require("experts", experts, 0, 4096);
    if (experts > 0) {
      Range.require("layers of a field with experts", layers, 1, 1);
      Range.require("latent of a field with experts", latent, 2, 1024);
    }
  }

  /** The paper's form. */
  public FieldSpec(
      int dimensions,
      int channels,
      int width,
      int layers,
      int latent,
      double firstOmega,
      double hiddenOmega) {
    this(dimensions, channels, width, layers, latent, firstOmega, hiddenOmega, 0);
  }

  /**
   * A field with experts, whose frequencies are multiples of half a period per tile: w0 = pi/2.
   *
   * @param dimensions d
   * @param channels C
   * @param width H, cosines
   * @param latent D, a choice and D-1 amplitudes
   * @param experts K, at least 1
   */
  public static FieldSpec ofExperts(
      int dimensions, int channels, int width, int latent, int experts) {
    Range.require("experts", experts, 1, 4096);
    return new FieldSpec(dimensions, channels, width, 1, latent, Math.PI / 2, 1, experts);
  }
}
