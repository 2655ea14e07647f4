package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.PrincipalSines;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.points.DistanceSampling;
import dev.tessera.model.fit.points.SurfacePoints;
import dev.tessera.model.linear.Principal;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.Lattice;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
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

  private final List<ShapeSignal> shapes;
  private final Settings settings;
  private final Scope scope;
  private final SplittableRandom random;
  private final float[] points;
  private final Principal principal;

  private Optional<DistanceSampling> preparation = Optional.empty();
  private Optional<SurfacePoints> showing = Optional.empty();
  private Optional<Pretrained> networks = Optional.empty();
  private Optional<PrincipalSines> expressed = Optional.empty();
  private int tilesShown;
  private int shown;
  private long tiles;

  /**
   * The grids in which shapes are shown.
   *
   * @param cells along each axis of [-1,1]^3, one grid after another, each 4 to 64
   * @param overlap cell sides by which a tile reaches into its neighbours, 0 to 0.5
   * @param clampInCells distance at which the field saturates, in sides of a cell, 0.1 to 4
   */
  public record Grids(List<Integer> cells, double overlap, double clampInCells) {
    /** Rejects values out of range, naming the setting. */
    public Grids {
      cells = List.copyOf(cells);
      if (cells.isEmpty()) {
        throw new IllegalArgumentException("cells must name one grid at least");
      }
      cells.forEach(n -> Range.require("cells", n, 4, 64));
      Range.require("overlap", overlap, 0, 0.5);
      Range.require("clamp", clampInCells, 0.1, 4);
    }
  }

  /**
   * Settings of training networks for the tiles of any shape.
   *
   * @param grids in which shapes are shown
   * @param turns random orientations in which each shape is shown, 1 to 1000
   * @param tile points of a tile along each axis, 4 to 16
   * @param spec the field that is trained, of one sine layer; D at most half of H and of the points
   *     of a tile
   * @param seed fixes every random choice
   */
  public record Settings(Grids grids, int turns, int tile, FieldSpec spec, long seed) {
    /** Rejects values out of range, naming the setting. */
    public Settings {
      Range.require("turns", turns, 1, 1000);
      Range.require("tile", tile, 4, 16);
      int longest = Math.min(spec.width(), tile * tile * tile) / 2;
      Range.require("latent", spec.latent(), 1, longest);
    }

    /** The settings with which shape-64 of the program was trained. */
    public static Settings defaults() {
      FitOptions usual = Preset.BALANCED.shape();
      SurfaceCut cut = usual.surface();
      FitOptions.Network network = usual.network();
      double clamp = cut.clamp() * cut.cells() / 2;
      return new Settings(
          new Grids(List.of(16, 32, 24), cut.overlap(), clamp),
          6,
          8,
          field(network.width(), network.latent(), network.firstOmega()),
          1);
    }

    /** A field of signed distances of one sine layer. */
    static FieldSpec field(int width, int latent, double omega) {
      return new FieldSpec(3, 1, width, 1, latent, omega, omega);
    }

    /** Distance at which the field saturates on a grid of so many cells, unit-sphere lengths. */
    double clamp(int perAxis) {
      return 2 * grids.clampInCells() / perAxis;
    }

    /** How the shapes held out are encoded: as a user would. */
    FitOptions encoding(Pretrained networks) {
      return Preset.BALANCED
          .shape()
          .change()
          .cellOverlap(grids.overlap())
          .clamp(clamp(Preset.BALANCED.shape().surface().cells()))
          .mode(FitMode.ENCODE)
          .networks(Optional.of(networks))
          .build();
    }

    /** The same with other networks. */
    public Settings withNetworks(int newTile, int newWidth, int newLatent) {
      FieldSpec other = field(newWidth, newLatent, spec.firstOmega());
      return new Settings(grids, turns, newTile, other, seed);
    }

    /** The same with other random choices, and as many of them as wanted. */
    public Settings withTurns(int newTurns, long newSeed) {
      return new Settings(grids, newTurns, tile, spec, newSeed);
    }
  }

  private VoxelLearner(Engine engine, List<ShapeSignal> shapes, Settings settings) {
    this.shapes = shapes;
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
    points = Lattice.cube(settings.tile());
    scope = engine.scope();
    principal =
        Principal.ofMany(
            scope,
            points.length / AXES,
            settings.spec().latent(),
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
  public static Fit<Pretrained> fit(Engine engine, HeldOut<ShapeSignal> data, Settings settings) {
    if (data.training().isEmpty()) {
      throw new IllegalArgumentException("training needs at least one shape");
    }
    VoxelLearner learner = new VoxelLearner(engine, data.training(), settings);
    Fit.Judge judge =
        new HeldOutFits<>(
            data.validation(),
            shape ->
                SignalLearner.shape(
                    engine, shape, settings.encoding(learner.networks.orElseThrow())),
            Snapshot.Quality::psnr);
    return new Fit<>(
        learner,
        engine.report(),
        StopRule.afterSteps(Long.MAX_VALUE),
        Optional.of(judge),
        Optional.empty());
  }

  private int wanted() {
    return shapes.size() * settings.turns();
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
                Optional.of(Initialisation.encoder(principal, 0, settings.seed()))));
    return false;
  }

  /** The networks of all tiles seen so far, if those are as many as an analysis needs. */
  @Override
  public void conclude() {
    int seen = (int) Math.min(Integer.MAX_VALUE, tiles);
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
    MeshDistanceBuild build = new MeshDistanceBuild(shapes.get(shown % shapes.size()).mesh());
    if (showing.isPresent()) {
      show(showing.get());
    } else if (preparation.isPresent()) {
      if (!preparation.get().step()) {
        showing = Optional.of(preparation.get().points());
        preparation = Optional.empty();
      }
    } else if (!build.step()) {
      int round = shown + shown / shapes.size();
      List<Integer> grids = settings.grids().cells();
      int cells = grids.get(round % grids.size());
      DistanceField turned = build.distance().turned(random);
      preparation =
          Optional.of(
              DistanceSampling.near(
                  turned, settings.clamp(cells), points, cells, settings.grids().overlap()));
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
      tiles += count;
      return;
    }
    tilesShown = 0;
    showing = Optional.empty();
    shown++;
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
    return tiles * points.length / AXES;
  }

  @Override
  public Snapshot.Quality quality() {
    return Snapshot.Quality.of(Double.NaN, Double.NaN);
  }

  @Override
  public Optional<Pretrained> fitted() {
    return networks;
  }

  @Override
  public void close() {
    scope.close();
  }
}
