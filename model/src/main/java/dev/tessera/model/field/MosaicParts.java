package dev.tessera.model.field;

/**
 * Reads the parts of a tile off its code. They follow each other, cell by cell and in each cell
 * frame by frame. A part is a head and some amplitudes; the head, rounded, is k + K (n - 1 + F (a +
 * (A + 1) d)): expert k, n frames, a amplitudes, and the number d of a displacement, 0 for none.
 * Any numbers are a code: heads are brought into range, a part ends with the last frame at the
 * latest, the first frame of a tile is never moved, and a code is as if followed by zeros.
 */
final class MosaicParts {
  private final MosaicShape shape;
  private final int latent;

  /** Takes notice of a part. */
  @FunctionalInterface
  interface Visitor {
    /** Takes a part. */
    void part(Part part);
  }

  /**
   * A part.
   *
   * @param slot of its first frame
   * @param span frames
   * @param expert that it chose
   * @param first position of its first amplitude in the array
   * @param count amplitudes
   * @param move number of the displacement of what the frame before shows, 0 for none
   */
  record Part(int slot, int span, int expert, int first, int count, int move) {}

  MosaicParts(FieldSpec spec) {
    shape = MosaicShape.of(spec);
    latent = spec.latent();
  }

  /** Visits all parts of the tile whose code begins at an offset. */
  void visit(float[] codes, int offset, Visitor visitor) {
    int at = 0;
    for (int cell = 0; cell < shape.cells(); cell++) {
      int frame = 0;
      while (frame < shape.frames()) {
        int head = at < latent ? head(codes[offset + at]) : 0;
        int expert = head % shape.experts();
        int rest = head / shape.experts();
        int span = Math.min(rest % shape.frames() + 1, shape.frames() - frame);
        int told = rest / shape.frames();
        int move = frame == 0 ? 0 : told / (shape.amplitudes() + 1);
        int count = Math.max(0, Math.min(told % (shape.amplitudes() + 1), latent - at - 1));
        int slot = cell * shape.frames() + frame;
        visitor.part(new Part(slot, span, expert, offset + at + 1, count, move));
        at += 1 + count;
        frame += span;
      }
    }
  }

  private int head(float value) {
    return (int) Math.max(0, Math.min(shape.heads() - 1, Math.rint(value)));
  }
}
