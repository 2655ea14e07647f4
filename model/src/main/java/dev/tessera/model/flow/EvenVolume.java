package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.render.RememberedDistance;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the levels at which the volume of what is between two shapes is on the line between theirs,
 * in the units of files: a surface of area A moves by c as its volume changes by A c.
 */
final class EvenVolume {
  /** Places, both ends included. */
  private static final int PLACES = 11;

  private static final int ROUNDS = 2;
  private static final int CELLS = 64;

  /** No surface moves farther. */
  private static final double MOST = 0.04;

  private final Supplier<Scope> scopes;
  private final FlowShapes shapes;
  private final int batch;
  private final Pieces allowed;
  private final double[] levels = new double[PLACES];
  private final double[] ends = new double[2];
  private Optional<FlowDistance> distance = Optional.empty();
  private Optional<DistanceField> field = Optional.empty();
  private Optional<IsosurfaceExtractor> extraction = Optional.empty();
  private int place;
  private int round;

  /**
   * Prepares.
   *
   * @param scopes makes native memory
   * @param shapes of the flow whose levels are sought, all 0
   * @param batch points of a step
   * @param allowed what is left out of a surface has no volume
   */
  EvenVolume(Supplier<Scope> scopes, FlowShapes shapes, int batch, Pieces allowed) {
    this.scopes = scopes;
    this.shapes = shapes;
    this.batch = batch;
    this.allowed = allowed;
  }

  /** Both ends are extracted too, so that what the cells lose is the same everywhere. */
  private double where() {
    return place < 2 ? place : (place - 1) / (PLACES - 1.0);
  }

  /** Does a part of the work; says whether there is more. */
  boolean step() {
    if (field.isEmpty()) {
      prepare();
      return true;
    }
    if (extraction.isEmpty()) {
      double level = place < 2 ? 0 : levels[place - 1];
      extraction =
          Optional.of(
              new IsosurfaceExtractor(
                  FlowDistance.raised(field.get(), level),
                  IsosurfaceSettings.of(CELLS).withBatch(batch)));
      return true;
    }
    if (extraction.get().step()) {
      return true;
    }
    note(allowed.cleaned(extraction.get().mesh()));
    extraction = Optional.empty();
    if (place < 2 || ++round == ROUNDS) {
      field = Optional.empty();
      round = 0;
      place++;
    }
    return place < PLACES;
  }

  /** What is at a place before it is raised, which all rounds share. */
  private void prepare() {
    if (distance.isEmpty()) {
      distance = Optional.of(FlowDistance.of(scopes, shapes, where()));
    }
    if (!distance.get().step()) {
      field = Optional.of(new RememberedDistance(distance.get().field(), CELLS));
      distance = Optional.empty();
    }
  }

  private void note(Mesh mesh) {
    if (mesh.triangleCount() == 0) {
      return;
    }
    MeshReport report = MeshReport.of(mesh);
    if (place < 2) {
      ends[place] = report.signedVolume();
    } else {
      double off = (report.signedVolume() - wanted(where())) / report.area();
      levels[place - 1] = Math.max(-MOST, Math.min(MOST, levels[place - 1] + off));
    }
  }

  /** The volume on the line between both, in the unit sphere of the place. */
  private double wanted(double t) {
    double length = 1 - t + t * shapes.flow().ratio();
    double second = ends[1] * Math.pow(shapes.flow().ratio(), 3);
    return ((1 - t) * ends[0] + t * second) / Math.pow(length, 3);
  }

  double progress() {
    return place / (double) PLACES;
  }

  /** Levels of all places. */
  List<Double> levels() {
    List<Double> all = new ArrayList<>();
    for (double level : levels) {
      all.add(level);
    }
    return all;
  }

  /** The length of the second file's unit sphere by that of the first. */
  static double ratio(ShapeSignal first, ShapeSignal second) {
    return first.placement().scale() / second.placement().scale();
  }
}
