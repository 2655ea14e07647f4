package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Weights;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.Tiling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tiles and codes of a field: the codes as "codes" (T,D); where only some cells have a tile, what
 * each cell is as "cells" (n,n,n): 0 a tile, -1 outside, -2 inside; all else as JSON.
 */
final class FieldTensors {
  private static final String CODES = "codes";
  private static final String CELLS = "cells";

  private FieldTensors() {}

  static Tensor codes(Codes codes) {
    return Tensor.of(Precision.F32, codes.numbers(), codes.tiles(), codes.latent());
  }

  static TensorBundle put(ObjectNode node, Fitted<?> field) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(CODES, codes(field.codes()));
    node.put("clamp", field.clamp());
    if (field.tiling() instanceof GridTiling grid) {
      ObjectNode cut = node.putObject("grid");
      ArrayNode extent = cut.putArray("extent");
      ArrayNode tile = cut.putArray("tile");
      ArrayNode overlap = cut.putArray("overlap");
      for (int axis = 0; axis < grid.dimensions(); axis++) {
        extent.add(grid.extent(axis));
        tile.add(grid.tile(axis));
        overlap.add(grid.overlap(axis));
      }
    } else if (field.tiling() instanceof SparseTiling sparse) {
      int n = sparse.perAxis();
      node.putObject("voxels").put("perAxis", n).put("overlap", sparse.overlap());
      int[] kinds = sparse.kinds();
      float[] cells = new float[kinds.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = kinds[i];
      }
      tensors.put(CELLS, Tensor.of(Precision.F16, cells, n, n, n));
    }
    return new TensorBundle(tensors, Map.of());
  }

  static Fitted<?> get(JsonPart part, Weights weights, TensorBundle bundle)
      throws ArchiveFormatException {
    Tensor found = tensor(bundle, CODES, part);
    int latent = weights.spec().latent();
    if (found.shape().size() != 2 || found.shape().get(1) != latent) {
      throw part.bad(CODES, "codes of the shape [tiles, " + latent + "]", found.shape() + "");
    }
    Codes codes = Codes.of(found.shape().get(0), latent, found.numbers());
    double clamp = part.number("clamp");
    if (part.has("grid")) {
      JsonPart cut = part.part("grid");
      GridTiling grid =
          GridTiling.of(
              array(cut.sizes("extent")), array(cut.sizes("tile")), array(cut.sizes("overlap")));
      return fitted(grid, weights, codes, clamp);
    }
    return fitted(sparse(part.part("voxels"), bundle), weights, codes, clamp);
  }

  private static <T extends Tiling> Fitted<T> fitted(
      T tiling, Weights weights, Codes codes, double clamp) {
    return new Fitted<>(tiling, weights, codes, clamp);
  }

  private static SparseTiling sparse(JsonPart part, TensorBundle bundle)
      throws ArchiveFormatException {
    int n = part.size("perAxis", 1, 128);
    Tensor cells = tensor(bundle, CELLS, part);
    if (!cells.shape().equals(List.of(n, n, n))) {
      throw part.bad(CELLS, "the shape " + List.of(n, n, n), cells.shape() + "");
    }
    int[] kinds = new int[cells.length()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = (int) cells.get(i);
      if (kinds[i] != cells.get(i) || kinds[i] > 0 || kinds[i] < SparseTiling.INSIDE) {
        throw part.bad(CELLS, "0, -1 or -2", cells.get(i) + " at " + i);
      }
    }
    return SparseTiling.of(n, part.number("overlap"), kinds);
  }

  /** A tensor of finite numbers. */
  static Tensor tensor(TensorBundle bundle, String name, JsonPart part)
      throws ArchiveFormatException {
    Tensor tensor = bundle.tensors().get(name);
    if (tensor == null) {
      throw part.bad(name, "a tensor of this name", "none");
    }
    for (int i = 0; i < tensor.length(); i++) {
      if (!Float.isFinite(tensor.get(i))) {
        throw part.bad(name, "finite numbers", tensor.get(i) + " at " + i);
      }
    }
    return tensor;
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
