package dev.tessera.model.field;

/**
 * Reads the parts of a tile off its code. They follow each other, cell by cell and in each cell
 * frame by frame. A part is a head and some amplitudes; the head, rounded, is k + K (n - 1 + F a):
 * expert k, n frames, a amplitudes. Any numbers are a code: heads are brought into range, a part
 * ends with the last frame at the latest, and a code is as if followed by zeros.
 */
final class MosaicParts {
  private final MosaicShape shape;
  private final int latent;

  /** Takes notice of a part. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A part.
     *
     * @param slot of its first frame
     * @param span frames
     * @param expert that it chose
     * @param first position of its first amplitude in the array
     * @param count amplitudes
     */
    void part(int slot, int span, int expert, int first, int count);
  }

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
        int count = Math.max(0, Math.min(rest / shape.frames(), latent - at - 1));
        visitor.part(cell * shape.frames() + frame, span, expert, offset + at + 1, count);
        at += 1 + count;
        frame += span;
      }
    }
  }

  private int head(float value) {
    return (int) Math.max(0, Math.min(shape.heads() - 1, Math.rint(value)));
  }
}
