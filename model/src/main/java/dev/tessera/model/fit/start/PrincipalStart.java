package dev.tessera.model.fit.start;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.MlpEncoder;
import dev.tessera.model.field.PrincipalSines;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.shown.FetchedTargets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Starting codes that already tell the tiles apart the way the signal does: the coordinates of each
 * tile in the principal directions of all tiles. Where {@link PrincipalSines} suit the field, its
 * weights start as that analysis, too, so that training can only improve on it.
 */
public final class PrincipalStart implements Start {
  private final Scope scope;
  private final PointSource<?> source;
  private final FieldSpec spec;
  private final boolean expressed;
  private final long seed;
  private final TileAnalysis analysis;
  private final BatchUpload upload = new BatchUpload();
  private final int[] points;
  private boolean analysed;
  private Optional<PrincipalSines> sines = Optional.empty();
  private Optional<Weights> weights = Optional.empty();
  private Optional<EncoderWeights> projection = Optional.empty();
  private Optional<MlpEncoder> encoder = Optional.empty();
  private int encoded;

  /** Whether the tiles are enough to speak of principal directions. */
  public static boolean suits(FieldSpec spec, PointSource<?> source) {
    return spec.latent() > 0
        && spec.latent() <= source.features()
        && source.tiling().tileCount() >= 4L * spec.latent();
  }

  /**
   * Nothing done yet.
   *
   * @param scope closed with this search
   * @param source tiles that {@link #suits}
   * @param spec of the field
   * @param expressed whether weights are wanted, too, for a field that {@link PrincipalSines#suits}
   * @param seed of what is random
   */
  public PrincipalStart(
      Scope scope, PointSource<?> source, FieldSpec spec, boolean expressed, long seed) {
    this.scope = scope;
    this.source = source;
    this.spec = spec;
    this.expressed = expressed;
    this.seed = seed;
    analysis = new TileAnalysis(scope, source, spec.latent(), seed);
    points = IntStream.range(0, source.pointCount()).toArray();
  }

  @Override
  public boolean step(float[] codes) {
    if (!analysed) {
      analysed = !analysis.step();
    } else if (encoder.isEmpty()) {
      express();
    } else {
      encode(codes);
    }
    return encoded < source.tiling().tileCount();
  }

  private void express() {
    if (expressed && sines.isEmpty()) {
      sines =
          Optional.of(new PrincipalSines(spec, source.local(points), analysis.principal(), seed));
    }
    if (sines.isPresent() && sines.get().step()) {
      return;
    }
    weights = sines.map(PrincipalSines::weights);
    projection = Optional.of(Initialisation.encoder(analysis.principal(), 0, seed));
    encoder = projection.map(p -> new MlpEncoder(scope, p));
  }

  private void encode(float[] codes) {
    int left = source.tiling().tileCount() - encoded;
    int count = Math.min(TileAnalysis.tilesAtOnce(source), left);
    int[] some = IntStream.range(encoded, encoded + count).toArray();
    try (Scope batch = scope.child()) {
      FetchedTargets targets = new FetchedTargets(source::targets, source.channels());
      NDArray samples = upload.targets(batch, targets, some, points);
      float[] found = encoder.orElseThrow().encode(samples).toFloatArray();
      System.arraycopy(found, 0, codes, encoded * spec.latent(), found.length);
    }
    encoded += count;
  }

  @Override
  public double progress() {
    double tiles = source.tiling().tileCount();
    return 0.7 * analysis.progress() + 0.3 * encoded / tiles;
  }

  @Override
  public Optional<Weights> weights() {
    return weights;
  }

  @Override
  public Optional<EncoderWeights> encoder() {
    return projection;
  }

  @Override
  public void close() {
    scope.close();
  }
}
