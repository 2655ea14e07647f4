package dev.tessera.app.compare;

import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.OpenShape;
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
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.List;
import java.util.Optional;

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

  /** Frames of a slope that moves, ten a second. */
  static Session clip(int frames, int width, int height) {
    float[] values = new float[frames * height * width * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % width;
      int frame = i / 3 / width / height;
      values[i] = (x + frame + i % 3) % 16 / 15f;
    }
    Samples samples = Samples.of(new int[] {frames, height, width}, 3, values);
    OpenClip clip =
        new OpenClip(ClipTimes.constant(frames, 10), ClipChoice.ALL, 0, Optional.empty());
    return Session.of(new GridSignal("slope.gif", samples, 8), clip, Origin.none());
  }

  /** A box of 12 triangles. */
  static OpenShape box() {
    double[] corners = new double[24];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = (((i / 3) >> (i % 3)) & 1) * (1 + i % 3);
    }
    int[] faces = {
      0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1,
      3, 5, 3, 7, 5
    };
    MeshFile file = new MeshFile(Mesh.of(corners, faces), MeshFormat.OBJ, UpAxis.Y, 1);
    return OpenShape.of("box.obj", file, "", () -> false);
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
