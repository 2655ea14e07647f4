package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.points.DistanceSampling;
import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.fit.points.SurfacePoints;
import dev.tessera.model.fit.start.Principal;
import dev.tessera.model.fit.start.PrincipalSines;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.SparseTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Networks with which a new shape is fitted by codes alone, trained on the tiles of others: the
 * principal component analysis of the tiles of many shapes, turned at random, written as a field of
 * one sine layer by {@link PrincipalSines}. Its steps are shapes shown.
 *
 * <p>Tiles of shapes are alike: near-planes, edges and thin walls at any angle. The directions of
 * other shapes serve a new one as well as its own (see the model card of the shipped networks).
 */
public final class VoxelLearner implements Learner<Pretrained> {
  private static final int TILES_AT_ONCE = 512;
  private static final int AXES = 3;

  private final Engine engine;
  private final HeldOut<ShapeSignal> data;
  private final VoxelTraining settings;
  private final Scope scope;
  private final SplittableRandom random;
  private final float[] points;
  private final Principal principal;
  private final List<MeshDistance> distances = new ArrayList<>();

  private Optional<MeshDistanceBuild> building = Optional.empty();
  private Optional<DistanceSampling> preparation = Optional.empty();
  private Optional<SurfacePoints> showing = Optional.empty();
  private Optional<Pretrained> networks = Optional.empty();
  private Optional<PrincipalSines> expressed = Optional.empty();
  private int tilesShown;
  private int shown;
  private long tiles;
  private double heldOut = Double.NaN;

  private VoxelLearner(Engine engine, HeldOut<ShapeSignal> data, VoxelTraining settings) {
    this.engine = engine;
    this.data = data;
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
    points = Lattice.cube(settings.tile());
    scope = engine.scope();
    principal =
        Principal.ofMany(
            scope,
            points.length / AXES,
            settings.latent(),
            Principal.Values.DISTANCES,
            settings.seed());
  }

  /**
   * A training; it cannot be taken up again.
   *
   * @param engine used on this thread
   * @param data shapes to learn from, at least one, and to judge by, perhaps none
   * @param settings all settings
   */
  public static Fit<Pretrained> fit(
      Engine engine, HeldOut<ShapeSignal> data, VoxelTraining settings) {
    if (data.training().isEmpty()) {
      throw new IllegalArgumentException("training needs at least one shape");
    }
    VoxelLearner learner = new VoxelLearner(engine, data, settings);
    return new Fit<>(
        learner,
        engine.report(),
        StopRule.afterSteps(Long.MAX_VALUE),
        Optional.of(learner.new EncodedShapes()),
        Optional.empty());
  }

  private int wanted() {
    return data.training().size() * settings.turns();
  }

  @Override
  public boolean prepare() {
    if (shown < wanted()) {
      sample();
      return true;
    }
    return analyse();
  }

  /** A part of what follows the last tile; returns whether there is more. */
  private boolean analyse() {
    if (expressed.isEmpty()) {
      if (!principal.iterate()) {
        expressed =
            Optional.of(new PrincipalSines(settings.spec(), points, principal, settings.seed()));
      }
      return true;
    }
    if (expressed.get().step()) {
      return true;
    }
    networks =
        Optional.of(
            new Pretrained(
                "untitled",
                settings.tile(),
                expressed.get().weights(),
                Optional.of(principal.encoder(0))));
    return false;
  }

  /** The networks of all tiles seen so far, if those are as many as an analysis needs. */
  @Override
  public void conclude() {
    int seen = (int) Math.min(Integer.MAX_VALUE, tiles + tilesShown);
    boolean enough = PrincipalSines.suits(settings.spec(), seen, points.length / AXES);
    boolean more = enough && networks.isEmpty();
    while (more) {
      more = analyse();
    }
  }

  /** Shapes shown are nearly all of the work. */
  @Override
  public double prepared() {
    double part = preparation.map(DistanceSampling::progress).orElse(0.0);
    double sampled = (shown + part) / wanted();
    return networks.isPresent() ? 1 : 0.9 * sampled + 0.1 * principal.progress();
  }

  /** All is done in preparing: an analysis has no steps that lower a loss. */
  @Override
  public boolean step(double progress) {
    return true;
  }

  /** Every shape once, then every shape in another orientation and on another grid. */
  private void sample() {
    if (showing.isPresent()) {
      show(showing.get());
      return;
    }
    if (preparation.isEmpty()) {
      int shape = shown % data.training().size();
      if (shape == distances.size()) {
        build(data.training().get(shape));
        return;
      }
      int round = shown + shown / data.training().size();
      int cells = settings.cells().get(round % settings.cells().size());
      preparation =
          Optional.of(
              DistanceSampling.near(
                  turned(distances.get(shape), random),
                  settings.clamp(cells),
                  points,
                  cells,
                  settings.overlap()));
    } else if (!preparation.get().step()) {
      showing = Optional.of(preparation.get().points());
      preparation = Optional.empty();
      tilesShown = 0;
    }
  }

  private void build(ShapeSignal shape) {
    if (building.isEmpty()) {
      building = Optional.of(new MeshDistanceBuild(shape.mesh()));
    }
    if (!building.get().step()) {
      distances.add(building.get().distance());
      building = Optional.empty();
    }
  }

  private void show(SurfacePoints samples) {
    int count = Math.min(TILES_AT_ONCE, samples.tiling().tileCount() - tilesShown);
    if (count > 0) {
      float[] values = new float[count * samples.pointCount()];
      samples.targets(
          IntStream.range(tilesShown, tilesShown + count).toArray(),
          IntStream.range(0, samples.pointCount()).toArray(),
          values);
      principal.show(values, count);
      tilesShown += count;
      return;
    }
    tiles += tilesShown;
    tilesShown = 0;
    showing = Optional.empty();
    shown++;
  }

  /**
   * A distance seen from another side: turned about the origin at random, every orientation alike
   * (Shoemake 1992, by a normal quaternion).
   */
  static DistanceField turned(DistanceField still, SplittableRandom random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double s = 2 / (w * w + x * x + y * y + z * z);
    double[] rows = {
      1 - s * (y * y + z * z),
      s * (x * y - w * z),
      s * (x * z + w * y),
      s * (x * y + w * z),
      1 - s * (x * x + z * z),
      s * (y * z - w * x),
      s * (x * z - w * y),
      s * (y * z + w * x),
      1 - s * (x * x + y * y)
    };
    return (at, count, found) -> {
      float[] turned = new float[count * AXES];
      for (int p = 0; p < turned.length; p += AXES) {
        for (int row = 0; row < AXES; row++) {
          double sum = 0;
          for (int axis = 0; axis < AXES; axis++) {
            sum += rows[row * AXES + axis] * at[p + axis];
          }
          turned[p + row] = (float) sum;
        }
      }
      still.evaluate(turned, count, found);
    };
  }

  @Override
  public boolean started() {
    return networks.isPresent();
  }

  @Override
  public boolean finished() {
    return networks.isPresent();
  }

  @Override
  public long steps() {
    return shown;
  }

  @Override
  public long samplesSeen() {
    return (tiles + tilesShown) * points.length / AXES;
  }

  @Override
  public Snapshot.Quality quality() {
    return new Snapshot.Quality(Double.NaN, Double.NaN, heldOut, Double.NaN);
  }

  @Override
  public double mark() {
    return heldOut;
  }

  @Override
  public Optional<Pretrained> fitted() {
    return networks;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  public void save(Map<String, float[]> arrays) {}

  @Override
  public void close() {
    scope.close();
  }

  /** The codes of shapes held out, by encoder alone. */
  private final class EncodedShapes implements Fit.Judge {
    private Optional<Fit<Fitted<SparseTiling>>> current = Optional.empty();
    private int judged;
    private double sum;

    @Override
    public boolean begin() {
      judged = 0;
      sum = 0;
      return networks.isPresent() && !data.validation().isEmpty();
    }

    @Override
    public boolean step() {
      if (current.isEmpty()) {
        ShapeSignal shape = data.validation().get(judged);
        current =
            Optional.of(
                SignalLearner.shape(engine, shape, settings.encoding(networks.orElseThrow())));
        return true;
      }
      Fit<Fitted<SparseTiling>> fit = current.get();
      if (fit.step()) {
        return true;
      }
      current = Optional.empty();
      judged++;
      try (fit) {
        sum += fit.result().orElseThrow().psnr();
      }
      boolean more = judged < data.validation().size();
      if (!more) {
        heldOut = sum / judged;
      }
      return more;
    }

    @Override
    public double progress() {
      return judged / Math.max(1.0, data.validation().size());
    }
  }
}
