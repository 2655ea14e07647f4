package dev.tessera.model.bench;

import dev.tessera.model.archive.FamilyFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How good is the shape half-way between two that a family has not seen? For meshes of the same
 * connectivity, in the same order, the truth is the mean of their vertices. Finds the codes of all
 * meshes of a folder and prints, for each pair, the Chamfer distance of the half-way mesh to the
 * truth: by the mean of the codes, by the mean of the distances, and, as the floor of the measure,
 * by the distance to the truth itself.
 *
 * <p>Arguments: a file of a family; a folder of meshes; "all" for all pairs, else each mesh is
 * paired with the one after it, none twice.
 */
public final class HalfwayCheck {
  private static final int RESOLUTION = 192;
  private static final int SAMPLES = 60_000;

  private final TrainedFamily family;
  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private double members;
  private double byCodes;
  private double byDistances;
  private double floor;
  private int pairs;

  /** A mesh, and what the family takes it for. */
  private record Found(ShapeSignal shape, Fitted<SparseTiling> member) {}

  private HalfwayCheck(TrainedFamily family) {
    this.family = family;
  }

  /** Prints one line per pair, and the means. */
  public static void main(String[] arguments) throws Exception {
    HalfwayCheck check = new HalfwayCheck(FamilyFile.read(Path.of(arguments[0])));
    List<Found> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
      for (Path file : files.filter(f -> MeshFormat.ofName(f + "").isPresent()).sorted().toList()) {
        all.add(check.find(file));
      }
    }
    boolean every = arguments.length > 2 && arguments[2].equals("all");
    for (int i = 0; i < all.size(); i += every ? 1 : 2) {
      for (int j = i + 1; j < (every ? all.size() : i + 2); j++) {
        check.compare(all.get(i), all.get(j));
      }
    }
    check.printMeans(all.size());
  }

  private Found find(Path file) throws Exception {
    MeshFile mesh = MeshFiles.read(file, () -> false);
    ShapeSignal shape = ShapeSignal.of(file.getFileName() + "", mesh.mesh(), mesh.up());
    Fitted<SparseTiling> member =
        Finished.of(
                FamilySearch.fit(
                    engine, family, ShapePoints.of(shape), FamilySearch.Options.complete()))
            .fitted();
    double chamfer = chamfer(surface(member), shape.mesh());
    print("%s %.1fe-6%n", shape.name(), 1e6 * chamfer);
    members += chamfer;
    return new Found(shape, member);
  }

  private void compare(Found a, Found b) {
    Mesh truth = mean(a.shape.mesh(), b.shape.mesh());
    double codes = chamfer(surface(LatentPath.mean(List.of(a.member, b.member), 0.5, 0.5)), truth);
    DistanceField blend =
        BlendedDistance.between(
            MeshDistance.of(a.shape.mesh()), MeshDistance.of(b.shape.mesh()), 0.5);
    double distances = chamfer(surface(blend), truth);
    double least = chamfer(surface(MeshDistance.of(truth)), truth);
    print(
        "%s %s  codes %.1fe-6  distances %.1fe-6  floor %.1fe-6%n",
        a.shape.name(), b.shape.name(), 1e6 * codes, 1e6 * distances, 1e6 * least);
    byCodes += codes;
    byDistances += distances;
    floor += least;
    pairs++;
  }

  private void printMeans(int shapes) {
    print(
        "members %.1fe-6; half-way, mean of %d pairs: codes %.1fe-6, distances %.1fe-6, floor"
            + " %.1fe-6; less the floor %.2f of the blend's%n",
        1e6 * members / shapes,
        pairs,
        1e6 * byCodes / pairs,
        1e6 * byDistances / pairs,
        1e6 * floor / pairs,
        (byCodes - floor) / (byDistances - floor));
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
