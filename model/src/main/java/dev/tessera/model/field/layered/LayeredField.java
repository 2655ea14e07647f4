package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.PointValues;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightParts;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The network of a {@link LayeredPlan} on the device. */
final class LayeredField implements Field {
  /** Floats that codes tell points of their own which are evaluated together. */
  private static final int TOLD_FLOATS = 1 << 22;

  private final FieldSpec spec;
  private final WeightMemory memory;
  private final InputMap.OnDevice input;
  private final Function<NDArray, CodeTape> code;
  private final List<Layer> layers = new ArrayList<>();
  private final long pointsAtOnce;

  /**
   * Allocates it.
   *
   * @param scope it lives in
   * @param weights initial values
   */
  LayeredField(Scope scope, Weights weights, LayeredPlan plan) {
    spec = weights.spec();
    memory = new WeightMemory(scope, weights, plan::factor);
    input = plan.input().open(scope, memory, spec);
    code = plan.code().open(memory, plan);
    for (int i = 0; i <= plan.last(); i++) {
      layers.add(Layer.of(plan, i, scope, memory));
    }
    long told = plan.codeFloats();
    pointsAtOnce = told == 0 ? Long.MAX_VALUE : Math.max(1, TOLD_FLOATS / told);
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  @Override
  public void load(float[] values) {
    memory.load(values);
  }

  @Override
  public void loadMultiplied(NDArray values) {
    memory.loadMultiplied(values);
  }

  @Override
  public WeightParts parts(Scope scope) {
    return memory.parts(scope);
  }

  @Override
  public WeightGradient gradient(Scope scope) {
    return memory.gradient(scope);
  }

  @Override
  public FieldTape forward(NDArray codes, NDArray points) {
    return new NetworkTape(input, layers, code.apply(codes), points, place(codes, points));
  }

  private static Place place(NDArray codes, NDArray points) {
    return new Place(codes.getShape().get(0), points.getShape().get(0), codes.getManager());
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    Place place = place(codes, points);
    try (CodeTape told = code.apply(codes);
        NDArray rows = rows(layers, told.values(), points, place)) {
      return NetworkTape.values(rows, place);
    }
  }

  @Override
  public NDArray activations(int layer, NDArray codes, NDArray points) {
    Place place = place(codes, points);
    try (CodeTape told = code.apply(codes);
        NDArray rows = rows(layers.subList(0, layer + 1), told.values(), points, place)) {
      return NetworkTape.values(rows, place);
    }
  }

  /** What the last of some layers hands on. */
  private NDArray rows(List<Layer> some, Map<Told, NDArray> told, NDArray points, Place place) {
    NDArray rows = input.at(points, place.owner());
    for (Layer layer : some) {
      rows = LayerTape.result(layer, ofLayer(told, layer), rows, place);
    }
    return rows;
  }

  /** What is told to one layer. */
  static Map<Told.Quantity, NDArray> ofLayer(Map<Told, NDArray> told, Layer layer) {
    Map<Told.Quantity, NDArray> own = new EnumMap<>(Told.Quantity.class);
    told.forEach(
        (each, value) -> {
          if (each.layer() == layer.number()) {
            own.put(each.quantity(), value);
          }
        });
    return own;
  }

  @Override
  public PointValues prepare(NDArray codes) {
    Map<Told, NDArray> told = code.apply(codes).values();
    return (points, tiles) -> {
      long count = points.getShape().get(0);
      if (count <= pointsAtOnce) {
        return pointwise(told, points, tiles);
      }
      NDList parts = new NDList();
      for (long from = 0; from < count; from += pointsAtOnce) {
        NDIndex some = new NDIndex("{}:{}", from, Math.min(count, from + pointsAtOnce));
        try (NDArray at = points.get(some);
            NDArray of = tiles.get(some)) {
          parts.add(pointwise(told, at, of));
        }
      }
      return NDArrays.concat(parts);
    };
  }

  /** (N,C): each point is a tile of one sample. */
  private NDArray pointwise(Map<Told, NDArray> told, NDArray points, NDArray tiles) {
    Place place = new Place(points.getShape().get(0), 1, points.getManager());
    Map<Told, NDArray> own = new HashMap<>();
    told.forEach((each, value) -> own.put(each, PointValues.rows(value, tiles)));
    try {
      return rows(layers, own, points, place);
    } finally {
      own.values().forEach(NDArray::close);
    }
  }
}
