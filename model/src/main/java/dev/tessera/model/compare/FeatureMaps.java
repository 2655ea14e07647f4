package dev.tessera.model.compare;

import java.util.List;

/**
 * Feature maps of the same layer for the same tiles' codes, both ways.
 *
 * @param layer which sine layer, 0 to L-1
 * @param tiles whose codes were taken
 * @param modulated of the network with codes as amplitudes
 * @param concatenated of the network with codes as inputs
 */
public record FeatureMaps(
    int layer, List<Integer> tiles, NetworkMaps modulated, NetworkMaps concatenated) {
  /** Copies the list. */
  public FeatureMaps {
    tiles = List.copyOf(tiles);
  }

  /** The maps of a form. */
  public NetworkMaps of(Form form) {
    return form == Form.MODULATION ? modulated : concatenated;
  }

  /** The largest |h| of the first units of both: the end of a common scale of colours. */
  public double peak(int unitsShown) {
    return Math.max(modulated.peak(unitsShown), concatenated.peak(unitsShown));
  }
}
