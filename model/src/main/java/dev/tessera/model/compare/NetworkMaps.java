package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;
import java.util.List;

/**
 * Feature maps of one network's layer for several codes.
 *
 * @param units which units are shown, the one with most power over all codes first
 * @param maps for each code (n, n, units): h at the centres of n x n squares of the tile
 * @param change how much the maps of all units change between the codes, seen through a window
 *     wider than the tile
 */
public record NetworkMaps(List<Integer> units, List<Samples> maps, AmplitudeChange change) {
  /** Copies the lists. */
  public NetworkMaps {
    units = List.copyOf(units);
    maps = List.copyOf(maps);
  }

  /** The largest |h| of the first units. */
  public double peak(int unitsShown) {
    double peak = 0;
    for (Samples map : maps) {
      for (int i = 0; i < map.count(); i++) {
        for (int u = 0; u < Math.min(unitsShown, map.channels()); u++) {
          peak = Math.max(peak, Math.abs(map.get(i, u)));
        }
      }
    }
    return peak;
  }
}
