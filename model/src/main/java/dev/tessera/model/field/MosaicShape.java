package dev.tessera.model.field;

import dev.tessera.model.signal.Range;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tile of a clip is laid with, and how a code tells it; see {@link MosaicField}.
 *
 * @param experts K, linear models that a part may choose, 1 to 4096
 * @param amplitudes A, most amplitudes of a part, 1 to 255
 * @param frames of a tile, 1 to 16
 * @param rows of cells, 1 to 16
 * @param columns of cells, 1 to 16
 */
public record MosaicShape(int experts, int amplitudes, int frames, int rows, int columns) {
  static final String EXPERTS = "experts";
  static final String AMPLITUDES = "amplitudes";
  static final String FRAMES = "frames";
  static final String ROWS = "rows";
  static final String COLUMNS = "columns";

  /** Rejects numbers out of range, naming the setting. */
  public MosaicShape {
    Range.require(EXPERTS, experts, 1, 4096);
    Range.require(AMPLITUDES, amplitudes, 1, 255);
    Range.require(FRAMES, frames, 1, 16);
    Range.require(ROWS, rows, 1, 16);
    Range.require(COLUMNS, columns, 1, 16);
  }

  /** That of a spec of the form. */
  static MosaicShape of(FieldSpec spec) {
    return new MosaicShape(
        spec.whole(EXPERTS),
        spec.whole(AMPLITUDES),
        spec.whole(FRAMES),
        spec.whole(ROWS),
        spec.whole(COLUMNS));
  }

  /**
   * A field of this shape, three axes and three channels.
   *
   * @param width H, cosines, at least A
   * @param latent D, at least a number for each frame of each cell
   */
  public FieldSpec spec(int width, int latent) {
    SortedMap<String, Double> more =
        new TreeMap<>(
            Map.of(
                EXPERTS, (double) experts,
                AMPLITUDES, (double) amplitudes,
                FRAMES, (double) frames,
                ROWS, (double) rows,
                COLUMNS, (double) columns));
    return new FieldSpec(
        FieldForms.named(FieldForms.MOSAIC), 3, 3, width, 1, latent, Math.PI / 2, 1, more);
  }

  /**
   * Networks whose cells are laid with the experts of pictures.
   *
   * @param pictures of a field with experts, K of them, with A directions each
   * @param latent D
   * @throws IllegalArgumentException if they are of another form or number
   */
  public Weights weights(Weights pictures, int latent) {
    FieldSpec of = pictures.spec();
    if (!of.equals(FieldSpec.ofExperts(2, 3, of.width(), amplitudes + 1, experts))) {
      throw new IllegalArgumentException(
          "a mosaic of %d experts with %d amplitudes cannot be laid with %s"
              .formatted(experts, amplitudes, of));
    }
    FieldSpec spec = spec(of.width(), latent);
    WeightLayout from = WeightLayout.of(of);
    WeightLayout to = WeightLayout.of(spec);
    float[] values = new float[to.length()];
    float[] given = pictures.toArray();
    for (WeightLayout.Block block : to.blocks()) {
      System.arraycopy(
          given, from.named(block.name()).offset(), values, block.offset(), block.length());
    }
    return Weights.of(spec, values);
  }

  /** Cells of a tile, numbered row by row. */
  int cells() {
    return rows * columns;
  }

  /** Frames of all cells of a tile: slot = cell * frames + frame. */
  int slots() {
    return cells() * frames;
  }

  /** The number with which a part begins that is told for itself. */
  float head(int expert, int span, int count) {
    return expert + (float) experts * (span - 1 + frames * count);
  }

  /** The number with which a part of one frame begins that is moved, by a displacement's number. */
  float movedHead(int expert, int move, int count) {
    return head(expert, 1, count) + (float) stillHeads() * move;
  }

  /** How many different heads there are of parts that are told for themselves. */
  int stillHeads() {
    return experts * frames * (amplitudes + 1);
  }

  /** How many different heads there are. */
  int heads() {
    return stillHeads() * (1 + moves().count());
  }

  /** By what parts may be moved. */
  MosaicMoves moves() {
    return MosaicMoves.besides((long) experts * frames * (amplitudes + 1));
  }
}
