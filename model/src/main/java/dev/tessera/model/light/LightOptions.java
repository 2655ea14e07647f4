package dev.tessera.model.light;

import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.Range;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every setting of the fit of a light field.
 *
 * @param given which views it may look at
 * @param floatsPerPixel numbers of codes for each pixel of each view of the grid, 0.001 to 4
 * @param stop when it ends by itself
 */
public record LightOptions(GivenViews given, double floatsPerPixel, StopRule stop) {
  /** What is usual. */
  public static final double USUAL_FLOATS = 0.25;

  /** Rejects values out of range, naming the setting. */
  public LightOptions {
    Range.require("floats per pixel", floatsPerPixel, 0.001, 4);
  }

  /** With as many numbers as is usual. */
  public static LightOptions usual(GivenViews given, StopRule stop) {
    return new LightOptions(given, USUAL_FLOATS, stop);
  }

  /** All settings by the names that files and reports use. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("given", given.label());
    all.put("floatsPerPixel", floatsPerPixel);
    all.put("stop", stop.settings());
    return all;
  }
}
