package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import java.util.List;
import java.util.Optional;

/**
 * A method: how a code and a point become values. One class each, without state; {@link FieldForms}
 * finds it by its name. Whatever differs between methods is asked here, so that fits, files and
 * windows need not know which there are.
 */
public interface FieldForm {
  /** Its name in files and on the command line: small letters, digits and hyphens. */
  String name();

  /** What it is, in a few words for people. */
  String summary();

  /**
   * Names of the numbers that a spec of this form has beside those of every spec, in the order in
   * which files hold them.
   */
  default List<String> settings() {
    return List.of();
  }

  /**
   * Refuses a spec that this form cannot be; what every spec has to hold was checked before.
   *
   * @throws IllegalArgumentException naming setting, range and value
   */
  void require(FieldSpec spec);

  /** Where each weight lies. */
  WeightLayout layout(FieldSpec spec);

  /**
   * Weights to start from, in the order of the layout.
   *
   * @param seed fixes every random choice
   * @throws IllegalArgumentException if networks of this form do not train
   */
  float[] start(FieldSpec spec, long seed);

  /**
   * The networks on the device.
   *
   * @param scope they live in
   */
  Field open(Scope scope, Weights weights);

  /** With what they learn well, if they do; most forms of tiles of sines are alike. */
  default Tuning tuning() {
    return new Tuning(4e-3, 3e-2, 8, 12);
  }

  /** Whether networks can move while codes do: the field then has a tape. */
  default boolean trains() {
    return true;
  }

  /**
   * The networks for shorter codes, which are the first numbers of those there are; empty if a code
   * cannot be cut.
   *
   * @param latent D, less than theirs
   */
  default Optional<Weights> shortened(Weights weights, int latent) {
    return Optional.empty();
  }

  /** Whether {@link Field#linearise} is there. */
  default boolean linearises(FieldSpec spec) {
    return false;
  }

  /**
   * Whether values are linear in the code, but for a choice: least squares then finds the best code
   * in one visit or two.
   */
  default boolean linear(FieldSpec spec) {
    return false;
  }

  /**
   * Whether values are one layer of sines, each times a gate relu(A z + a), and weights lie as in
   * the paper's form: such networks can start as a principal component analysis.
   */
  default boolean oneGatedLayer(FieldSpec spec) {
    return false;
  }

  /**
   * The field of one gated layer that one of this form can begin as, its further layers adding
   * nothing yet; see {@link #begun}.
   */
  default Optional<FieldSpec> beginsAs(FieldSpec spec) {
    return Optional.of(spec).filter(this::oneGatedLayer);
  }

  /**
   * Weights with which a field gives what one gated layer gives.
   *
   * @param spec of this form
   * @param layer of {@link #beginsAs}
   * @param seed of what adds nothing yet
   */
  default Weights begun(FieldSpec spec, Weights layer, long seed) {
    return layer;
  }

  /** Floats of working memory that a sample of a tile needs while many are evaluated at once. */
  long floatsPerSample(FieldSpec spec);

  /**
   * Multiply-adds of the products that an evaluation does once per tile, for its code: one with
   * each matrix that {@link WeightLayout.Builder#add} says is of codes.
   */
  default long tileMultiplyAdds(FieldSpec spec) {
    return layout(spec).multiplyAdds(true);
  }

  /** Multiply-adds of the products that an evaluation does for each sample: one with the others. */
  default long sampleMultiplyAdds(FieldSpec spec) {
    return layout(spec).multiplyAdds(false);
  }

  /** Whether the best codes of samples follow from the weights; {@link #encoder} then is there. */
  default boolean encodes() {
    return false;
  }

  /**
   * What finds the best codes, of forms that {@link #encodes}.
   *
   * @param scope it lives in
   * @param points (S,d) local coordinates of all samples of a tile
   */
  default TileEncoder encoder(Scope scope, Weights weights, NDArray points) {
    throw new IllegalArgumentException("codes do not follow from networks of the form " + name());
  }

  /**
   * Tiles of a signal at most for which {@link #encoder} looks for parts that move; a search with
   * all care always does.
   */
  default int movedTiles(FieldSpec spec) {
    return Integer.MAX_VALUE;
  }

  /** Floats of working memory that a code needs beside its samples while it is evaluated. */
  default long codeFloats(FieldSpec spec) {
    return 0;
  }

  /** Floats of working memory that {@link Field#search} needs for a tile; 0 if it is not there. */
  default long searchFloats(FieldSpec spec) {
    return 0;
  }

  /** Floats that {@link Field#search} prepares and keeps for all tiles; 0 if it is not there. */
  default long preparedFloats(FieldSpec spec) {
    return 0;
  }

  /** K, if the first number of a code chooses among K, counted from 0; else 0. */
  default int choices(FieldSpec spec) {
    return 0;
  }

  /**
   * Codes as vectors whose numbers mean the same for every tile, so that they can be compared: the
   * codes themselves, unless they choose.
   *
   * @return (T,N), row-major
   */
  default float[] vectors(Weights weights, Codes codes) {
    float[] all = new float[Math.multiplyExact(codes.tiles(), codes.latent())];
    codes.copyTo(0, codes.tiles(), all, 0);
    return all;
  }

  /** Whether codes may tell by what parts of tiles are displaced; see {@link #displacements}. */
  default boolean moves(FieldSpec spec) {
    return false;
  }

  /**
   * By what parts of tiles are displaced; none if codes tell nothing of the kind.
   *
   * @param first tile
   * @param count tiles
   */
  default List<Displacement> displacements(Weights weights, Codes codes, int first, int count) {
    return List.of();
  }
}
