package dev.tessera.model.field;

/**
 * Hyper-parameters of a modulated field; fixes the shape of every weight.
 *
 * @param dimensions d, axes of the domain, 1 to 4
 * @param channels C, values per point, 1 to 4
 * @param width H, units of each layer of both networks, 8 to 1024
 * @param layers L, sine layers including the first, 1 to 8
 * @param latent D, floats per code, 1 to 1024
 * @param firstOmega w0, frequency of the first sine layer, 0.1 to 200
 * @param hiddenOmega w, frequency of the other sine layers, 0.1 to 200
 */
public record FieldSpec(
    int dimensions,
    int channels,
    int width,
    int layers,
    int latent,
    double firstOmega,
    double hiddenOmega) {
  /** Rejects values out of range, naming the setting. */
  public FieldSpec {
    Range.require("dimensions", dimensions, 1, 4);
    Range.require("channels", channels, 1, 4);
    Range.require("width", width, 8, 1024);
    Range.require("layers", layers, 1, 8);
    Range.require("latent", latent, 1, 1024);
    Range.require("first omega", firstOmega, 0.1, 200);
    Range.require("hidden omega", hiddenOmega, 0.1, 200);
  }
}
