package dev.tessera.app.compare;

import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.compare.CompareRun;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMapRun;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.compare.SmallPicture;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.List;

/** Pictures and what both networks learned of them in a few steps. */
final class Compared {
  private Compared() {}

  /** A slope of 3 x 2 tiles of 32 px, each brighter than the one before. */
  static Session session(int width, int height) {
    float[] values = new float[width * height * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      values[i] = ((x / 32 * 31 + y / 32 * 17 + i % 3 * 20) % 100 + x % 32 / 4f) / 110f;
    }
    Samples samples = Samples.of(new int[] {height, width}, 3, values);
    return Session.of(new GridSignal("slope.png", samples, 8), Origin.none());
  }

  /** Both networks after one step. */
  static Comparison networks(Session session) {
    GridSignal small = SmallPicture.of(session.signal(), 32).orElseThrow();
    try (CompareRun run = new CompareRun(engine(), small, CompareRun.settings(1))) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      return run.result().orElseThrow();
    }
  }

  /** Their maps. */
  static FeatureMaps maps(Comparison networks, int layer, List<Integer> tiles) {
    try (FeatureMapRun run = new FeatureMapRun(engine(), networks, layer, tiles, 8, 8)) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      return run.result().orElseThrow();
    }
  }

  private static Engine engine() {
    return new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  }
}
