package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.List;

/**
 * Cells of a clip in parts of frames, each with as many numbers as it is worth, by linear models as
 * those of {@link ExpertsForm}; see MosaicField.
 */
public record MosaicForm() implements AnalysedForm {
  private static final int AXES = 3;

  @Override
  public String name() {
    return FieldForms.MOSAIC;
  }

  @Override
  public String summary() {
    return "a mosaic of linear models of cosines";
  }

  @Override
  public List<String> settings() {
    return List.of(
        MosaicShape.EXPERTS,
        MosaicShape.AMPLITUDES,
        MosaicShape.FRAMES,
        MosaicShape.ROWS,
        MosaicShape.COLUMNS);
  }

  @Override
  public void require(FieldSpec spec) {
    MosaicShape shape = MosaicShape.of(spec);
    Range.require("dimensions of a mosaic", spec.dimensions(), AXES, AXES);
    Range.require("layers of a mosaic", spec.layers(), 1, 1);
    Range.require("amplitudes of a mosaic", shape.amplitudes(), 1, spec.width());
    Range.require("latent of a mosaic", spec.latent(), shape.slots(), 1024);
  }

  @Override
  public WeightLayout layout(FieldSpec spec) {
    MosaicShape shape = MosaicShape.of(spec);
    return new WeightLayout.Builder()
        .add("cosine.frequency", spec.width(), 2)
        .add("cosine.colour", spec.width(), spec.channels())
        .add("expert.directions", shape.experts() * shape.amplitudes(), spec.width())
        .add("expert.mean", shape.experts(), spec.width())
        .build();
  }

  @Override
  public Field open(Scope scope, Weights weights) {
    return new MosaicField(scope, weights);
  }

  @Override
  public long floatsPerSample(FieldSpec spec) {
    return spec.channels();
  }

  @Override
  public TileEncoder encoder(Scope scope, Weights weights, NDArray points) {
    return new MosaicEncoder(
        scope,
        weights,
        new MosaicExperts(weights),
        new MosaicBasis(scope, weights),
        points,
        MosaicEncoder.Care.QUICK);
  }

  /** The modulations of all frames of all cells, twice: composed, and on the device. */
  @Override
  public long codeFloats(FieldSpec spec) {
    return 2L * MosaicShape.of(spec).slots() * spec.width();
  }

  @Override
  public long searchFloats(FieldSpec spec) {
    return MosaicEncoder.floatsPerTile(spec, MosaicEncoder.Care.ALL);
  }

  /** Mean modulations (T,H): numbers of codes mean what the heads before them tell. */
  @Override
  public float[] vectors(Weights weights, Codes codes) {
    return MosaicModulations.means(weights, codes);
  }

  @Override
  public boolean moves(FieldSpec spec) {
    MosaicShape shape = MosaicShape.of(spec);
    return shape.frames() > 1 && shape.moves().count() > 0;
  }

  @Override
  public int movedTiles(FieldSpec spec) {
    return moves(spec) ? MosaicEncoder.MOVED : Integer.MAX_VALUE;
  }

  @Override
  public List<Displacement> displacements(Weights weights, Codes codes, int first, int count) {
    return MosaicDisplacements.of(weights, codes, first, count);
  }

  @Override
  public String toString() {
    return name();
  }
}
