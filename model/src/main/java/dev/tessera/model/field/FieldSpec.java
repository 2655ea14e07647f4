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
    require("dimensions", dimensions, 1, 4);
    require("channels", channels, 1, 4);
    require("width", width, 8, 1024);
    require("layers", layers, 1, 8);
    require("latent", latent, 1, 1024);
    require("first omega", firstOmega, 0.1, 200);
    require("hidden omega", hiddenOmega, 0.1, 200);
  }

  private static void require(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be between " + low + " and " + high + ", found " + value);
    }
  }
}
