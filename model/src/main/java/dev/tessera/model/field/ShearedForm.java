package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.List;

/**
 * Tiles of a light field, each sheared by its own disparity and laid with cosines in view and
 * place; see {@link ShearedShape}. The field is y(x) = sum_h c_h colour_h prod_a cos(w0 u_{h,a}
 * (x_a + 1)) in the coordinates of the sheared tile.
 */
public record ShearedForm() implements FieldForm {
  @Override
  public String name() {
    return FieldForms.SHEARED;
  }

  @Override
  public String summary() {
    return "tiles of a light field, sheared by their disparity";
  }

  @Override
  public List<String> settings() {
    return List.of(
        ShearedShape.ROWS,
        ShearedShape.COLUMNS,
        ShearedShape.STEP,
        ShearedShape.HEIGHT,
        ShearedShape.WIDTH,
        ShearedShape.CELL,
        ShearedShape.MARGIN,
        ShearedShape.NEAR);
  }

  @Override
  public void require(FieldSpec spec) {
    ShearedShape.of(spec);
    Range.require("dimensions of sheared tiles", spec.dimensions(), 4, 4);
    Range.require("channels of sheared tiles", spec.channels(), 4, 4);
    Range.require("layers of sheared tiles", spec.layers(), 1, 1);
    int latent = ShearedShape.HEAD + spec.width();
    Range.require("latent of sheared tiles", spec.latent(), latent, latent);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    return new WeightLayout.Builder()
        .add("cosine.frequency", spec.width(), spec.dimensions())
        .add("cosine.colour", spec.width(), spec.channels())
        .build();
  }

  /** Cosines are chosen by what is seen; there are none to start from. */
  @Override
  public float[] start(FieldSpec spec, long seed) {
    throw spec.staysAsItIs();
  }

  @Override
  public boolean trains() {
    return false;
  }

  @Override
  public long floatsPerSample(FieldSpec spec) {
    return 2L * spec.channels();
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    WeightLayout layout = WeightLayout.of(weights.spec());
    NDArray all = scope.upload(weights.toArray(), layout.length());
    return new Open(
        weights.spec(),
        layout.named("cosine.frequency").view(all),
        layout.named("cosine.colour").view(all));
  }

  /**
   * The cosines on the device.
   *
   * @param frequencies (H,4)
   * @param colours (H,C)
   */
  private record Open(FieldSpec spec, NDArray frequencies, NDArray colours) implements Field {
    @Override
    public NDArray evaluate(NDArray codes, NDArray points) {
      NDManager manager = codes.getManager();
      NDArray waves = waves(points);
      waves.attach(manager);
      NDArray basis = // (H,S,C)
          waves.transpose().expandDims(2).mul(colours.reshape(spec.width(), 1, spec.channels()));
      NDArray flat = amplitudes(codes).matMul(basis.reshape(spec.width(), -1));
      return flat.reshape(codes.getShape().get(0), -1, spec.channels());
    }

    @Override
    public PointValues prepare(NDArray codes) {
      NDArray amplitudes = amplitudes(codes);
      return (points, tiles) -> {
        NDArray own = PointValues.rows(amplitudes, tiles.toType(DataType.INT64, false));
        return own.mul(waves(points)).matMul(colours);
      };
    }

    private NDArray amplitudes(NDArray codes) {
      return codes.get(new NDIndex(":, {}:", ShearedShape.HEAD));
    }

    /** (N,H) of points (N,4). */
    private NDArray waves(NDArray points) {
      NDArray product = wave(points, 0);
      for (int a = 1; a < spec.dimensions(); a++) {
        product = product.mul(wave(points, a));
      }
      return product;
    }

    private NDArray wave(NDArray points, int axis) {
      NDArray along = points.get(new NDIndex(":, {}", axis)).add(1).mul((float) spec.firstOmega());
      NDArray frequency = frequencies.get(new NDIndex(":, {}", axis)).reshape(1, -1);
      return along.reshape(-1, 1).mul(frequency).cos();
    }
  }
}
