package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.CodedPicture.Plane;

/**
 * Rows of a lossy WebP picture, sample for sample those of libwebp: chroma of half the resolution
 * is spread by 9, 3, 3 and 1 sixteenths of the four nearest samples with its roundings, and turned
 * to RGB (BT.601, limited range) in its whole numbers of 14 and 6 bits.
 */
final class WebpRows {
  private final CodedPicture picture;
  private final int[] u;
  private final int[] v;

  private WebpRows(CodedPicture picture) {
    this.picture = picture;
    u = new int[picture.width()];
    v = new int[picture.width()];
  }

  static PixelRows of(CodedPicture picture) {
    return picture.rows(new WebpRows(picture)::read);
  }

  private void read(int y, float[] row) {
    spread(picture.plane(1), y, u);
    spread(picture.plane(2), y, v);
    int bands = picture.hasAlpha() ? 4 : 3;
    for (int x = 0; x < u.length; x++) {
      int luma = scaled(picture.plane(0).at(x, y), 19077);
      int red = luma + scaled(v[x], 26149) - 14234;
      int green = luma - scaled(u[x], 6419) - scaled(v[x], 13320) + 8708;
      int blue = luma + scaled(u[x], 33050) - 17685;
      row[x * bands] = clipped(red);
      row[x * bands + 1] = clipped(green);
      row[x * bands + 2] = clipped(blue);
      if (bands == 4) {
        row[x * bands + 3] = picture.plane(3).at(x, y) / 255f;
      }
    }
  }

  private static int scaled(int value, int coefficient) {
    return (value * coefficient) >> 8;
  }

  private static float clipped(int value) {
    return Math.max(0, Math.min(255, value >> 6)) / 255f;
  }

  /** Chroma of one row of pixels, from the nearest row of samples and the one beyond it. */
  private static void spread(Plane chroma, int y, int[] out) {
    int near = y >> 1;
    int far = Math.max(0, Math.min(chroma.height() - 1, near + ((y & 1) == 0 ? -1 : 1)));
    int a = chroma.at(0, near);
    int b = chroma.at(0, far);
    out[0] = (3 * a + b + 2) >> 2;
    int last = (out.length - 1) / 2;
    for (int x = 1; x <= last; x++) {
      int nextA = chroma.at(x, near);
      int nextB = chroma.at(x, far);
      int sum = a + nextA + b + nextB + 8;
      out[2 * x - 1] = (((sum + 2 * (nextA + b)) >> 3) + a) >> 1;
      out[2 * x] = (((sum + 2 * (a + nextB)) >> 3) + nextA) >> 1;
      a = nextA;
      b = nextB;
    }
    if (out.length % 2 == 0 && out.length > 1) {
      out[out.length - 1] = (3 * a + b + 2) >> 2;
    }
  }
}
