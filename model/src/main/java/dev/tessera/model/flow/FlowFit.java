package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.render.Pieces;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flow between two shapes without help, in short steps: landmarks on both, their straight
 * forms laid on each other, how one lies on the other as a whole, a smooth drift of landmarks, the
 * way of each so that parts keep their shape, networks that learn it, and levels at which the
 * volume changes evenly. Where both are one mesh in two poses, with the same faces, what belongs
 * together is taken from those, unless pairs are given, and the pose in which fewer parts touch is
 * at rest.
 *
 * <p>Where landmarks do not come nearer to the second shape by all that, nothing flows, and what is
 * between both shapes is the mean of their distances.
 */
public final class FlowFit implements AutoCloseable {
  private static final int LANDMARKS = 800;
  private static final int POINTS = 20_000;
  private static final int POINTS_AT_ONCE = 4000;
  private static final int SURFACE = 20_000;

  /** Points of a step where volumes are measured. */
  private static final int BATCH = 4096;

  /** First stiff, then more supple, from where the Gaussians are narrow already. */
  private static final List<Drift.Rules> DRIFTS =
      List.of(new Drift.Rules(0.4, 0.5, 200, 60), new Drift.Rules(0.2, 1, 280, 15));

  /** An end that is so much farther from the second surface was matched wrongly. */
  private static final double MOST = 0.05;

  /** A drift must bring landmarks so much nearer, or nothing flows. */
  private static final double WORTH = 0.9;

  /** Shares of the whole that are done when a stage begins and ends. */
  private enum Stage {
    DISTANCES(0, 0.05, "Measuring distances"),
    LANDMARKS(0.05, 0.1, "Looking for landmarks"),
    STRAIGHTENING(0.1, 0.15, "Matching both shapes"),
    ALIGNING(0.15, 0.2, "Matching both shapes"),
    DRIFTING(0.2, 0.4, "Matching both shapes"),
    WAYS(0.4, 0.42, "Laying ways"),
    CARRYING(0.42, 0.43, "Laying ways"),
    FINISHING(0.43, 0.45, "Laying ways"),
    LEARNING(0.45, 0.8, "Learning the flow"),
    SIMPLIFYING(0.8, 0.8, "Evening out the volume"),
    VOLUMES(0.8, 1, "Evening out the volume"),
    DONE(1, 1, "Done");

    private final double from;
    private final double to;
    private final String words;

    Stage(double from, double to, String words) {
      this.from = from;
      this.to = to;
      this.words = words;
    }
  }

  private final Supplier<Scope> scopes;
  private final ShapeSignal first;
  private final ShapeSignal second;
  private final PointPairs pairs;
  private final FlowOptions options;
  private final List<MeshDistanceBuild> builds;
  private final List<Landmarks> landmarks = new ArrayList<>();

  /** The shape at rest, 0 the first or 1 the second. */
  private int rest;

  /** Whether both are one mesh in two poses, and what belongs together is taken from its faces. */
  private final boolean posed;

  private Stage stage = Stage.DISTANCES;
  private @Nullable LandmarkSearch search;
  private @Nullable StraightMatch straight;
  private @Nullable Alignment alignment;
  private @Nullable Drift drift;
  private int drifts;
  private @Nullable LandmarkWay way;
  private @Nullable CarriedPoints carried;
  private @Nullable FineEnds ends;
  private @Nullable Scope scope;
  private @Nullable FlowLearner learner;
  private List<CoarseMesh> coarse = List.of();
  private @Nullable EvenVolume volume;
  private @Nullable Flow flow;

  /**
   * Nothing done yet.
   *
   * @param scopes makes native memory, on the thread that asks for steps
   * @param first shape
   * @param second shape
   * @param pairs that the flow obeys
   */
  public FlowFit(
      Supplier<Scope> scopes,
      ShapeSignal first,
      ShapeSignal second,
      PointPairs pairs,
      FlowOptions options) {
    this.scopes = scopes;
    this.first = first;
    this.second = second;
    this.pairs = pairs;
    this.options = options;
    builds = List.of(new MeshDistanceBuild(first.mesh()), new MeshDistanceBuild(second.mesh()));
    posed = pairs.count() == 0 && Feet.sameFaces(first.mesh(), second.mesh());
  }

  /** Does a short part of the work; says whether there is more. */
  public boolean step() {
    switch (stage) {
      case DISTANCES -> {
        if (builds.stream().noneMatch(MeshDistanceBuild::step)) {
          stage = Stage.LANDMARKS;
        }
      }
      case LANDMARKS -> mark();
      case STRAIGHTENING -> {
        // Given pairs may mean another match than that of the straight forms.
        if (pairs.count() > 0 || !known(straight).step()) {
          landmarks.set(0, known(straight).first());
          alignment = new Alignment(landmarks.get(0), landmarks.get(1));
          stage = Stage.ALIGNING;
        }
      }
      case ALIGNING -> {
        if (!known(alignment).step()) {
          drift = new Drift(task(known(alignment).best()), DRIFTS.get(0), 0);
          stage = Stage.DRIFTING;
        }
      }
      case DRIFTING -> drift();
      case WAYS -> {
        if (!known(way).step()) {
          beginCarrying();
        }
      }
      case CARRYING -> {
        if (!known(carried).step(POINTS_AT_ONCE)) {
          ends = fineEnds();
          stage = Stage.FINISHING;
        }
      }
      case FINISHING -> {
        if (!known(ends).step(POINTS_AT_ONCE)) {
          scope = scopes.get();
          learner = new FlowLearner(known(scope), known(way), known(carried), rest, options);
          stage = Stage.LEARNING;
        }
      }
      case LEARNING -> {
        if (!known(learner).step()) {
          flow = known(learner).flow(EvenVolume.ratio(first, second));
          coarse =
              List.of(
                  new CoarseMesh(first.mesh(), CoarseMesh.MANY),
                  new CoarseMesh(second.mesh(), CoarseMesh.MANY));
          stage = Stage.SIMPLIFYING;
        }
      }
      case SIMPLIFYING -> {
        if (coarse.stream().noneMatch(CoarseMesh::step)) {
          List<Mesh> meshes = coarse.stream().map(CoarseMesh::mesh).toList();
          FlowShapes shapes = new FlowShapes(known(flow), meshes.get(0), meshes.get(1));
          volume = new EvenVolume(scopes, shapes, BATCH, Pieces.between(meshes));
          stage = Stage.VOLUMES;
        }
      }
      case VOLUMES -> {
        if (!known(volume).step()) {
          flow = known(flow).with(known(volume).levels());
          stage = Stage.DONE;
        }
      }
      case DONE -> {}
    }
    return stage != Stage.DONE;
  }

  private static <T> T known(@Nullable T part) {
    return Objects.requireNonNull(part, "a stage has no beginning");
  }

  private void mark() {
    LandmarkSearch current = search;
    if (current == null) {
      int next = posed ? rest : landmarks.size();
      long seed = options.seed() + next;
      MeshDistance distance = builds.get(next).distance();
      search = new LandmarkSearch(mesh(next), distance, LANDMARKS, seed);
    } else if (!current.step()) {
      landmarks.add(current.landmarks());
      search = null;
      if (posed) {
        pose(current.landmarks());
      } else if (landmarks.size() == 2) {
        straight = new StraightMatch(landmarks.get(0), landmarks.get(1));
        stage = Stage.STRAIGHTENING;
      }
    }
  }

  /** Lays the ways of landmarks to the other pose, unless fewer parts touch there. */
  private void pose(Landmarks found) {
    float[] points = floats(found.points);
    float[] feet = new float[points.length];
    feetOfFaces().find(points, points, LANDMARKS, feet, new int[LANDMARKS]);
    double[] moved = doubles(feet);
    if (rest == 0 && Touching.isMore(found.points, moved, found.joined)) {
      rest = 1;
    } else {
      way = new LandmarkWay(found, moved);
      stage = Stage.WAYS;
    }
  }

  private Mesh mesh(int index) {
    return index == 0 ? first.mesh() : second.mesh();
  }

  private Feet feetOfFaces() {
    return Feet.ofSameFaces(mesh(rest), builds.get(rest).distance(), mesh(1 - rest));
  }

  private FineEnds fineEnds() {
    double most = posed ? Double.POSITIVE_INFINITY : MOST;
    Feet feet = posed ? feetOfFaces() : Feet.nearest(builds.get(1).distance());
    MeshDistance toRest = builds.get(rest).distance();
    return new FineEnds(known(carried), known(way), toRest, mesh(1 - rest), feet, most);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Drift.Task task(Alignment.Placed placed) {
    return new Drift.Task(landmarks.get(0), landmarks.get(1), pairs, placed);
  }

  private void drift() {
    Drift current = known(drift);
    if (current.step()) {
      return;
    }
    drifts++;
    if (drifts < DRIFTS.size()) {
      drift = current.then(DRIFTS.get(drifts));
    } else {
      way = new LandmarkWay(landmarks.get(0), judged(current.moved()));
      stage = Stage.WAYS;
    }
  }

  /** What was found if it brings landmarks nearer than they are as they are given. */
  private double[] judged(double[] found) {
    double[] still = landmarks.get(0).points;
    boolean worth = pairs.count() > 0 || distance(found) < WORTH * distance(still);
    return worth ? found : still;
  }

  /** How far landmarks of the first shape lie from the second, and the other way round. */
  private double distance(double[] places) {
    float[] far = new float[LANDMARKS];
    builds.get(1).distance().evaluate(floats(places), LANDMARKS, far);
    double sum = 0;
    for (int j = 0; j < LANDMARKS; j++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < LANDMARKS; i++) {
        nearest = Math.min(nearest, SurfaceGraph.square(places, i, landmarks.get(1).points, j));
      }
      sum += Math.sqrt(nearest) + Math.abs(far[j]);
    }
    return sum / LANDMARKS;
  }

  private void beginCarrying() {
    SplittableRandom random = new SplittableRandom(options.seed());
    float[] surface = SurfaceSampler.of(mesh(rest)).points(SURFACE, random.nextLong());
    carried =
        new CarriedPoints(
            surface, landmarks.get(posed ? landmarks.size() - 1 : 0).points, POINTS, random);
    stage = Stage.CARRYING;
  }

  /** What it is at, in a few words. */
  public String words() {
    return stage.words;
  }

  /** How much is done, 0 to 1, estimated; never goes back. */
  public double progress() {
    double share =
        switch (stage) {
          case DISTANCES -> builds.stream().mapToDouble(MeshDistanceBuild::progress).sum() / 2;
          case LANDMARKS -> landmarks.size() / 2.0;
          case STRAIGHTENING -> known(straight).progress();
          case ALIGNING -> known(alignment).progress();
          case DRIFTING -> (drifts + (drift == null ? 0 : drift.progress())) / DRIFTS.size();
          case WAYS -> known(way).progress();
          case CARRYING, FINISHING, SIMPLIFYING -> 0;
          case LEARNING -> known(learner).progress();
          case VOLUMES -> known(volume).progress();
          case DONE -> 1;
        };
    return stage.from + Math.min(1, share) * (stage.to - stage.from);
  }

  /**
   * The flow.
   *
   * @throws IllegalStateException before the last step
   */
  public Flow flow() {
    if (stage != Stage.DONE) {
      throw new IllegalStateException("the flow is not complete");
    }
    return known(flow);
  }

  /** Frees native memory. */
  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
  }
}
