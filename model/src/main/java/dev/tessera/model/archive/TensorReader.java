package dev.tessera.model.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Takes tensors of expected shapes out of a file. */
final class TensorReader {
  private final Map<String, Tensor> tensors;
  private final String file;
  private final Set<String> read = new HashSet<>();

  TensorReader(Map<String, Tensor> tensors, String file) {
    this.tensors = tensors;
    this.file = file;
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** Any tensor of this name, its numbers finite. */
  Tensor get(String name) throws ArchiveFormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw bad(name, "a tensor of this name", "none");
    }
    for (int i = 0; i < tensor.length(); i++) {
      if (!Float.isFinite(tensor.get(i))) {
        throw bad(name, "finite numbers", tensor.get(i) + " at " + i);
      }
    }
    read.add(name);
    return tensor;
  }

  /** The tensor of this name and shape, its numbers finite. */
  Tensor get(String name, int... shape) throws ArchiveFormatException {
    Tensor tensor = get(name);
    List<Integer> expected = IntStream.of(shape).boxed().toList();
    if (!tensor.shape().equals(expected)) {
      throw bad(name, "the shape " + expected, tensor.shape().toString());
    }
    return tensor;
  }

  /** Leaves tensors whose names begin so to others; their numbers must be finite. */
  void passOver(String beginning) throws ArchiveFormatException {
    for (String name : tensors.keySet()) {
      if (name.startsWith(beginning)) {
        get(name);
      }
    }
  }

  /** Refuses tensors that nobody asked for: they would get lost when the file is written again. */
  void requireAllRead() throws ArchiveFormatException {
    Set<String> rest = new TreeSet<>(tensors.keySet());
    rest.removeAll(read);
    for (String name : rest) {
      throw bad(name, "no tensor of this name", "one");
    }
  }

  ArchiveFormatException bad(String name, String expected, String found) {
    return new ArchiveFormatException(file, expected, found, "tensor " + name);
  }
}
