package dev.tessera.model.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param tensors by name, in the order of the file
 * @param metadata strings by name
 */
public record TensorBundle(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /** Copies the maps, keeping their order. */
  public TensorBundle {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
