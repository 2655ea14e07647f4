package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field whose modulation is a choice among K linear ones. A code is (s, c): s chooses, c (D-1)
 * holds amplitudes. With k = floor(s) and f = s - k, the modulation is m = (1-f) (mu_k + c B_k) + f
 * (mu_{k+1} + c B_{k+1}), and the field y(x) = sum_h m_h colour_h prod_a cos(w0 u_{h,a} (x_a + 1)).
 *
 * <p>Whole s name one expert; between them neighbours are cross-faded, so the field is continuous
 * in its code. One expert alone is a principal component analysis; the choice follows Kambhatla and
 * Leen, "Dimension reduction by local principal component analysis", Neural Computation 9 (1997).
 * Compared with the paper's form the sines are fixed and all that is learned is the modulation,
 * which is once per tile: a hundred times cheaper, and closed formulas give the best code.
 */
final class ExpertField implements Field {
  private final Scope scope;
  private final FieldSpec spec;

  /** For each axis: w0 u, (H,1). */
  private final NDArray[] frequencies;

  /** (1): 0, 1, the last expert, and the last that has one after it. */
  private final NDArray zero;

  private final NDArray one;
  private final NDArray last;
  private final NDArray lastLower;
  private final NDArray colours;
  private final NDArray directions;
  private final NDArray means;

  /**
   * Allocates the network.
   *
   * @param scope it lives in
   * @param weights of a spec with experts
   */
  ExpertField(Scope scope, Weights weights) {
    this.scope = scope;
    spec = weights.spec();
    WeightLayout layout = WeightLayout.of(spec);
    HostArray memory = scope.hostArray(new Shape(layout.length()));
    memory.buffer().put(0, weights.toArray());
    memory.upload();
    NDArray u = layout.named("cosine.frequency").view(memory.array());
    frequencies = new NDArray[spec.dimensions()];
    for (int a = 0; a < frequencies.length; a++) {
      frequencies[a] =
          u.get(new NDIndex(":, {}", a)).mul(spec.firstOmega()).reshape(spec.width(), 1);
    }
    int experts = ExpertsForm.count(spec);
    zero = scope.constant(0);
    one = scope.constant(1);
    last = scope.constant(experts - 1f);
    lastLower = scope.constant(Math.max(0, experts - 2f));
    colours = layout.named("cosine.colour").view(memory.array());
    NDArray flat = layout.named("expert.directions").view(memory.array());
    directions = flat.reshape(ExpertsForm.count(spec), spec.latent() - 1, spec.width());
    means = layout.named("expert.mean").view(memory.array());
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    try (NDArray amplitudes = amplitudes(codes)) {
      return codes.getShape().get(0) < points.getShape().get(0)
          ? tileByTile(codes, points, amplitudes)
          : byBasis(codes, points, amplitudes);
    }
  }

  private NDArray tileByTile(NDArray codes, NDArray points, NDArray amplitudes) {
    try (NDArray waves = waves(points);
        NDArray perChannel = colours.transpose()) {
      waves.attach(codes.getManager());
      perChannel.attach(codes.getManager());
      return TileColours.product(amplitudes, perChannel, waves);
    }
  }

  private NDArray byBasis(NDArray codes, NDArray points, NDArray amplitudes) {
    try (NDArray basis = basis(points)) {
      basis.attach(codes.getManager());
      NDArray flat = amplitudes.matMul(basis);
      return flat.reshape(codes.getShape().get(0), -1, spec.channels());
    }
  }

  @Override
  public PointValues prepare(NDArray codes) {
    NDArray amplitudes = amplitudes(codes); // (T,H)
    return (points, tiles) -> {
      NDArray basis = waves(points).transpose(); // (N,H)
      try (NDArray own = PointValues.rows(amplitudes, tiles)) {
        return own.muli(basis).matMul(colours);
      }
    };
  }

  /** Where experts meet, the slope along the choice is that towards the next one. */
  @Override
  public Linearisation linearise(NDArray codes, NDArray points) {
    long tiles = codes.getShape().get(0);
    NDArray choice = choice(codes);
    NDArray lower = choice.floor().minimum(lastLower);
    NDArray fade = choice.sub(lower);
    NDArray upper = lower.add(one).minimum(last);
    NDArray low = ofExperts(codes, lower);
    NDArray rise = ofExperts(codes, upper).subi(low); // (T,H): dm/ds
    NDArray modulation = low.add(rise.mul(fade.reshape(-1, 1)));
    NDArray start = chosen(codes, lower);
    NDArray blend =
        start.add(chosen(codes, upper).subi(start).muli(fade.reshape(-1, 1, 1))); // (T,D-1,H)
    NDArray slopes = rise.reshape(tiles, 1, -1).concat(blend, 1); // (T,D,H)
    NDArray basis = basis(points);
    return new Linearisation(
        modulation.matMul(basis),
        slopes.reshape(-1, spec.width()).matMul(basis).reshape(tiles, spec.latent(), -1));
  }

  @Override
  public TileEncoder search(NDArray points) {
    try (Scope passing = scope.child()) {
      NDArray blends = directions.duplicate();
      NDArray centres = means.duplicate();
      NDArray waves = basis(points).duplicate();
      for (NDArray each : List.of(blends, centres, waves)) {
        each.attach(passing.manager());
      }
      return new ExpertSearch(scope, spec, blends, centres, waves);
    }
  }

  /**
   * The cosines at some points.
   *
   * @param points (S,d) local coordinates
   * @return (H,S*C)
   */
  NDArray basis(NDArray points) {
    NDArray colour = colours.reshape(spec.width(), 1, spec.channels());
    colour.attach(points.getManager());
    NDArray sampled = waves(points).reshape(spec.width(), -1, 1);
    return sampled.mul(colour).reshape(spec.width(), -1);
  }

  /** prod_a cos(w0 u_a (x_a + 1)), (H,S). */
  private NDArray waves(NDArray points) {
    @Nullable NDArray product = null;
    for (int a = 0; a < spec.dimensions(); a++) {
      NDArray along = points.get(new NDIndex(":, {}", a)).add(one).reshape(1, -1);
      try (NDArray phase = along.mul(frequencies[a])) {
        NDArray cosine = phase.cos();
        if (product == null) {
          product = cosine;
        } else {
          product.muli(cosine);
          cosine.close();
        }
      }
    }
    return Objects.requireNonNull(product);
  }

  /** s of codes (T,D), as far as there are experts, (T). */
  private NDArray choice(NDArray codes) {
    return codes.get(new NDIndex(":, 0")).maximum(zero).minimum(last);
  }

  /** m (T,H) of codes (T,D). */
  NDArray amplitudes(NDArray codes) {
    NDArray choice = choice(codes);
    NDArray lower = choice.floor();
    NDArray fade = choice.sub(lower);
    NDArray amplitudes = ofExperts(codes, lower);
    if (fade.max().getFloat() > 0) {
      NDArray upper = ofExperts(codes, lower.add(one).minimum(last));
      amplitudes = amplitudes.add(upper.sub(amplitudes).mul(fade.reshape(-1, 1)));
    }
    return amplitudes;
  }

  /** mu_k + c B_k, (T,H), for the experts k (T). */
  private NDArray ofExperts(NDArray codes, NDArray experts) {
    long tiles = codes.getShape().get(0);
    NDArray index = experts.toType(DataType.INT64, false);
    NDArray mean = means.get(new NDIndex("{}", index)); // (T,H)
    mean.attach(codes.getManager());
    try (NDArray chosen = chosen(codes, experts)) {
      NDArray c = codes.get(new NDIndex(":, 1:")).reshape(tiles, 1, spec.latent() - 1);
      return c.matMul(chosen).reshape(tiles, spec.width()).addi(mean);
    }
  }

  /** B_k, (T,D-1,H), for the experts k (T). */
  private NDArray chosen(NDArray codes, NDArray experts) {
    NDArray index = experts.toType(DataType.INT64, false);
    NDArray chosen = directions.get(new NDIndex("{}", index));
    chosen.attach(codes.getManager());
    return chosen;
  }
}
