package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Weights;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A flow but for its networks: the codes of both ends as "codes" (2,D); all else, and pairs of
 * points, as JSON.
 */
final class FlowTensors {
  private static final String CODES = "codes";
  private static final String LEVELS = "levels";

  /** The shape at rest, 0 or 1. */
  static final String REST = "rest";

  private FlowTensors() {}

  static TensorBundle put(ObjectNode node, Flow flow) {
    node.put(REST, flow.rest());
    node.put("ratio", flow.ratio());
    flow.levels().forEach(node.putArray(LEVELS)::add);
    return new TensorBundle(Map.of(CODES, FieldTensors.codes(flow.codes())), Map.of());
  }

  static Flow get(JsonPart part, Weights weights, TensorBundle bundle)
      throws ArchiveFormatException {
    Tensor found = FieldTensors.tensor(bundle, CODES, part);
    int latent = weights.spec().latent();
    if (!found.shape().equals(List.of(2, latent))) {
      throw part.bad(CODES, "the shape " + List.of(2, latent), found.shape() + "");
    }
    return new Flow(
        weights,
        Codes.of(2, latent, found.numbers()),
        part.size(REST, 0, 1),
        part.number("ratio"),
        Arrays.stream(finite(part, LEVELS)).boxed().toList());
  }

  static void put(ArrayNode node, PointPairs pairs) {
    for (double number : pairs.numbers()) {
      node.add(number);
    }
  }

  static PointPairs pairs(JsonPart part, String name) throws ArchiveFormatException {
    double[] numbers = finite(part, name);
    if (numbers.length % 6 != 0) {
      throw part.bad(name, "six numbers a pair", String.valueOf(numbers.length));
    }
    return PointPairs.of(numbers);
  }

  private static double[] finite(JsonPart part, String name) throws ArchiveFormatException {
    double[] numbers = part.numbers(name);
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw part.bad(name, "finite numbers", String.valueOf(number));
      }
    }
    return numbers;
  }
}
