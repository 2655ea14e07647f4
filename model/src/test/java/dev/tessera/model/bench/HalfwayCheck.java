package dev.tessera.model.bench;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.train.PoolLearner;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How good is the shape half-way between two? For meshes of the same connectivity, in the same
 * order, the truth is the mean of their vertices. Trains a family on all meshes of a folder and
 * prints, for each pair, the Chamfer distance of the half-way mesh to the truth: by the mean of the
 * codes, and by the mean of the distances.
 *
 * <p>Arguments: the folder, and optimiser steps (20000 if not given).
 */
public final class HalfwayCheck {
  private static final int RESOLUTION = 128;
  private static final int SAMPLES = 30_000;

  private final List<ShapeSignal> shapes;
  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private HalfwayCheck(List<ShapeSignal> shapes) {
    this.shapes = shapes;
  }

  /** Prints one line per pair, and the means. */
  public static void main(String[] arguments) throws Exception {
    List<ShapeSignal> shapes = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) {
        MeshFile mesh = MeshFiles.read(file, () -> false);
        shapes.add(ShapeSignal.of(file.getFileName() + "", mesh.mesh(), mesh.up()));
      }
    }
    long steps = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_000;
    new HalfwayCheck(shapes).compare(steps);
  }

  private TrainedFamily train(long steps) {
    HeldOut<ShapePoints> set =
        new HeldOut<>(shapes.stream().map(ShapePoints::of).toList(), List.of());
    TrainOptions options = TrainOptions.ofFamily().withStop(StopRule.afterSteps(steps));
    FitResult<TrainedFamily> result =
        Finished.of(PoolLearner.family(engine, set, options, Optional.empty()));
    print(
        "%d steps in %.0f s, mean error %.5f%n",
        steps, result.seconds(), result.quality().meanError());
    return result.fitted();
  }

  private void compare(long steps) {
    TrainedFamily family = train(steps);
    double memberSum = 0;
    double[] sums = new double[2];
    int pairs = 0;
    for (int i = 0; i < shapes.size(); i++) {
      memberSum += chamfer(surface(shape(family, i)), shapes.get(i).mesh());
      for (int j = i + 1; j < shapes.size(); j++) {
        Mesh truth = mean(shapes.get(i).mesh(), shapes.get(j).mesh());
        Fitted<SparseTiling> between =
            LatentPath.mean(List.of(shape(family, i), shape(family, j)), 0.5, 0.5);
        double byCodes = chamfer(surface(between), truth);
        DistanceField blend =
            BlendedDistance.between(
                MeshDistance.of(shapes.get(i).mesh()), MeshDistance.of(shapes.get(j).mesh()), 0.5);
        double byDistances = chamfer(surface(blend), truth);
        print(
            "%s %s  codes %.1fe-6  distances %.1fe-6%n",
            shapes.get(i).name(), shapes.get(j).name(), 1e6 * byCodes, 1e6 * byDistances);
        sums[0] += byCodes;
        sums[1] += byDistances;
        pairs++;
      }
    }
    print(
        "members %.1fe-6; half-way, mean of %d pairs: codes %.1fe-6, distances %.1fe-6%n",
        1e6 * memberSum / shapes.size(), pairs, 1e6 * sums[0] / pairs, 1e6 * sums[1] / pairs);
  }

  private Fitted<SparseTiling> shape(TrainedFamily family, int index) {
    return family.shape(family.code(shapes.get(index).name()));
  }

  private Mesh surface(Fitted<SparseTiling> shape) {
    try (ShapeEvaluator evaluator = new ShapeEvaluator(engine.scope(), shape)) {
      return surface((DistanceField) evaluator);
    }
  }

  private static Mesh surface(DistanceField field) {
    IsosurfaceExtractor extractor =
        new IsosurfaceExtractor(field, IsosurfaceSettings.of(RESOLUTION));
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    return extractor.mesh();
  }

  private static Mesh mean(Mesh a, Mesh b) {
    double[] positions = a.positions();
    double[] others = b.positions();
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (positions[i] + others[i]) / 2;
    }
    return Mesh.of(positions, a.corners());
  }

  private static double chamfer(Mesh a, Mesh b) {
    return Chamfer.toSurface(a, b, SAMPLES, 1, done -> {});
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
