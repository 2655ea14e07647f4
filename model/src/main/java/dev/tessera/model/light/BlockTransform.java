package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/** Blocks (V,U,side,side,4) as amplitudes of all their cosines. One thread at a time. */
final class BlockTransform {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  private final Cosines rows;
  private final Cosines columns;
  private final Cosines side;
  private final float[] buffer;

  BlockTransform(ShearedShape shape) {
    rows = Cosines.of(shape.knownRows());
    columns = Cosines.of(shape.knownColumns());
    side = Cosines.of(shape.side());
    buffer = new float[rows.length() * columns.length() * side.length() * side.length() * CHANNELS];
  }

  /** Values of a block. */
  int length() {
    return buffer.length;
  }

  /** Replaces a block by its amplitudes. */
  void transform(float[] block) {
    colours(block);
    int line = side.length() * CHANNELS;
    int picture = side.length() * line;
    side.transform(block, CHANNELS, buffer);
    side.transform(block, line, buffer);
    columns.transform(block, picture, buffer);
    rows.transform(block, columns.length() * picture, buffer);
  }

  /** Red, green and blue become grey and two differences. */
  static void colours(float[] values) {
    float[][] rows = CosineChoice.COLOURS;
    for (int i = 0; i < values.length; i += CHANNELS) {
      float red = values[i];
      float green = values[i + 1];
      float blue = values[i + 2];
      for (int k = 0; k < 3; k++) {
        values[i + k] = rows[k][0] * red + rows[k][1] * green + rows[k][2] * blue;
      }
    }
  }
}
