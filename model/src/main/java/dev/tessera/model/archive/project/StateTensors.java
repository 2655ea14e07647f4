package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.step.FitState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state a fit goes on from, one tensor an array. Arrays that are, bit for bit, the codes or
 * weights of what was fitted last are not written again.
 */
final class StateTensors {
  private static final String CODES = "codes";
  private static final String WEIGHTS = "weights";
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  private StateTensors() {}

  static TensorBundle put(ObjectNode node, FitState state, Fitted<?> field) {
    node.put("step", state.step());
    node.put("seconds", state.seconds());
    node.set("settings", new ObjectMapper().valueToTree(state.settings()));
    ArrayNode shared = node.putArray("asFitted");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state
        .arrays()
        .forEach(
            (name, values) -> {
              boolean known =
                  (name.equals(CODES) && values.sameAs(field.codes().numbers()))
                      || (name.equals(WEIGHTS) && same(values, field.weights()));
              if (known) {
                shared.add(name);
              } else {
                // Nobody writes to the arrays of a state.
                tensors.put(name, Tensor.of(Precision.F32, values, values.length()));
              }
            });
    return new TensorBundle(tensors, Map.of());
  }

  private static boolean same(Numbers values, Weights weights) {
    if (values.length() != weights.length()) {
      return false;
    }
    for (int i = 0; i < values.length(); i++) {
      if (Float.floatToRawIntBits(values.get(i)) != Float.floatToRawIntBits(weights.get(i))) {
        return false;
      }
    }
    return true;
  }

  static FitState get(JsonPart part, TensorBundle bundle, Fitted<?> field)
      throws ArchiveFormatException {
    Map<String, Numbers> arrays = new LinkedHashMap<>();
    bundle.tensors().forEach((name, tensor) -> arrays.put(name, tensor.numbers()));
    for (String name : part.texts("asFitted")) {
      if (name.equals(CODES)) {
        arrays.put(name, field.codes().numbers());
      } else if (name.equals(WEIGHTS)) {
        arrays.put(name, Numbers.of(field.weights().toArray()));
      } else {
        throw part.bad("asFitted", "codes or weights", name);
      }
    }
    return new FitState(
        new ObjectMapper().convertValue(part.part("settings").node(), PLAIN),
        part.whole("step", 0, Long.MAX_VALUE),
        part.number("seconds"),
        arrays);
  }
}
