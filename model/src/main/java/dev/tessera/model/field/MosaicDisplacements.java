package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.List;

/** What the codes of a mosaic say of motion, for people to look at. */
final class MosaicDisplacements {
  private MosaicDisplacements() {}

  /** Those of some tiles that follow each other, by tile, cell and frame. */
  static List<Displacement> of(Weights weights, Codes codes, int first, int count) {
    FieldSpec spec = weights.spec();
    MosaicShape shape = MosaicShape.of(spec);
    MosaicParts parts = new MosaicParts(spec);
    MosaicMoves moves = shape.moves();
    double halvesDown = 2.0 * MosaicCosines.side(weights) * shape.rows();
    double halvesAcross = 2.0 * MosaicCosines.side(weights) * shape.columns();
    List<Displacement> found = new ArrayList<>();
    for (int t = first; t < first + count; t++) {
      int tile = t;
      parts.visit(
          codes.code(tile),
          0,
          part -> {
            if (part.move() > 0) {
              int row = part.slot() / shape.frames() / shape.columns();
              int column = part.slot() / shape.frames() % shape.columns();
              int frame = part.slot() % shape.frames();
              found.add(
                  new Displacement(
                      tile,
                      (frame + 0.5) / shape.frames(),
                      (row + 0.5) / shape.rows(),
                      (column + 0.5) / shape.columns(),
                      moves.rows(part.move()) / halvesDown,
                      moves.columns(part.move()) / halvesAcross));
            }
          });
    }
    return found;
  }
}
