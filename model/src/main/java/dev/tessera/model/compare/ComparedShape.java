package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.points.DistanceSampling;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.points.SurfacePoints;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.Lattice;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;

/**
 * A shape, whose distance is measured once for all methods. Networks that are fitted learn from
 * random points of the tiles near the surface, those that know the samples of a tile from these; a
 * network for the whole shape from all points of all tiles. Tiles of other sizes are looked for
 * when they are first asked for, which takes a while, and kept. For any thread.
 */
public final class ComparedShape implements ComparedSignal<SparseTiling> {
  private static final long SEED = 1;

  private final ShapeSignal signal;
  private final MeshDistance distance;
  private final SurfacePoints random;
  private final SurfacePoints regular;
  private final Map<SurfaceCut, SurfacePoints> cuts = new ConcurrentHashMap<>();
  private final SurfacePoints whole;
  private final HeldOutDistances heldOut;

  private ComparedShape(
      ShapeSignal signal,
      MeshDistance distance,
      SurfaceCut cut,
      SurfacePoints random,
      SurfacePoints regular) {
    this.signal = signal;
    this.distance = distance;
    this.random = random;
    this.regular = regular;
    whole = WholeShape.of(random, SEED);
    heldOut = HeldOutDistances.of(signal.mesh(), distance, cut.clamp(), SEED);
    cuts.put(cut, random);
  }

  /**
   * Measures the distance to a mesh.
   *
   * @param cut the tiles, and where the distance is clamped
   * @param done told how much is done, 0 to 1; what it throws ends it
   */
  public static ComparedShape of(ShapeSignal signal, SurfaceCut cut, DoubleConsumer done) {
    MeshDistance distance = MeshDistance.of(signal.mesh(), part -> done.accept(0.1 * part));
    float[] middles = Lattice.cube(cut.pointsPerAxis());
    return new ComparedShape(
        signal,
        distance,
        cut,
        sampled(distance, cut, anywhere(cut), part -> done.accept(0.1 + 0.45 * part)),
        sampled(distance, cut, middles, part -> done.accept(0.55 + 0.45 * part)));
  }

  private static float[] anywhere(SurfaceCut cut) {
    return Lattice.jittered(cut.pointsPerAxis(), SEED);
  }

  private static SurfacePoints sampled(
      MeshDistance distance, SurfaceCut cut, float[] points, DoubleConsumer done) {
    DistanceSampling sampling =
        DistanceSampling.near(distance, cut.clamp(), points, cut.cells(), cut.overlap());
    while (sampling.step()) {
      done.accept(sampling.progress());
    }
    return sampling.points();
  }

  @Override
  public ShapeSignal signal() {
    return signal;
  }

  /** The exact distance to the mesh. */
  public MeshDistance distance() {
    return distance;
  }

  @Override
  public ComparedKind kind() {
    return ComparedKind.SHAPE;
  }

  @Override
  public int dimensions() {
    return random.tiling().dimensions();
  }

  @Override
  public int channels() {
    return random.channels();
  }

  @Override
  public PointSource<SparseTiling> points(FitOptions options) {
    if (options.networks().isPresent()) {
      return regular;
    }
    SurfaceCut wanted = options.surface();
    return wanted.cells() == 1 ? whole : points(wanted);
  }

  private SurfacePoints points(SurfaceCut wanted) {
    return cuts.computeIfAbsent(wanted, cut -> sampled(distance, cut, anywhere(cut), done -> {}));
  }

  @Override
  public int tiles(Cut cut) {
    return points((SurfaceCut) cut).tiling().tileCount();
  }

  @Override
  public Optional<Fit.Judge> judge(Engine engine, Learner<Fitted<SparseTiling>> learner) {
    return Optional.of(heldOut.judge(engine, learner));
  }
}
