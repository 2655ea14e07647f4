package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import java.util.Optional;

/** Predicts codes from samples in one pass. */
public interface TileEncoder {
  /**
   * The codes of some tiles.
   *
   * @param tiles (T,S,C), all samples of each tile, values as the signal's
   * @return (T,D), in the scope of the argument
   */
  NDArray encode(NDArray tiles);

  /**
   * Says how many tiles will be encoded in all, before the first of them: what would take too long
   * for so many is left out.
   */
  default void expect(int tiles) {}

  /**
   * The encoder of pre-trained networks; empty if they have none.
   *
   * @param scope it lives in
   * @param points (S,d) local coordinates of all samples of a tile
   */
  static Optional<TileEncoder> of(Scope scope, Pretrained networks, NDArray points) {
    FieldForm form = networks.spec().form();
    return form.encodes()
        ? Optional.of(form.encoder(scope, networks.weights(), points))
        : networks.encoder().map(weights -> new MlpEncoder(scope, weights));
  }

  /** Floats of working memory that a tile needs; decides how many are encoded at once. */
  int floatsPerTile();
}
