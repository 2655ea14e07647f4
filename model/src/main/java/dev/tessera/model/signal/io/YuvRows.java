package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.CodedPicture.Plane;

/**
 * Rows of a picture of brightness and colour differences (ITU-T H.273), turned to RGB and rounded
 * to the steps of its bit depth as other decoders do. Chroma of less resolution lies in the middle
 * of the pixels it is for and is spread linearly.
 */
final class YuvRows {
  private static final int IDENTITY = 0;

  private final CodedPicture picture;
  private final Matrix matrix;
  private final boolean fullRange;
  private final int largest;
  private final float[] u;
  private final float[] v;

  /** The shares of red and blue in brightness; absent where the planes are green, blue and red. */
  private record Matrix(boolean identity, double red, double blue) {
    static Matrix of(int number) throws BadImageException {
      return switch (number) {
        case IDENTITY -> new Matrix(true, 0, 0);
        case 1 -> new Matrix(false, 0.2126, 0.0722);
        case 4 -> new Matrix(false, 0.30, 0.11);
        case 2, 5, 6 -> new Matrix(false, 0.299, 0.114);
        case 7 -> new Matrix(false, 0.212, 0.087);
        case 9 -> new Matrix(false, 0.2627, 0.0593);
        default ->
            throw new BadImageException(
                "colours by a matrix of BT.601, BT.709 or BT.2020",
                "the matrix of number " + number);
      };
    }
  }

  private YuvRows(CodedPicture picture, Matrix matrix, boolean fullRange) {
    this.picture = picture;
    this.matrix = matrix;
    this.fullRange = fullRange;
    largest = (1 << picture.depth()) - 1;
    u = new float[picture.width()];
    v = new float[picture.width()];
  }

  /**
   * The rows, without alpha, which is a picture of its own in the files that these come from.
   *
   * @param picture one component, or three
   * @param matrix number of the matrix
   * @param fullRange whether 0 is black and the largest value white
   * @throws BadImageException if the matrix is not known
   */
  static PixelRows of(CodedPicture picture, int matrix, boolean fullRange)
      throws BadImageException {
    YuvRows rows = new YuvRows(picture, Matrix.of(matrix), fullRange);
    PixelRows all = picture.rows(rows::read);
    return new PixelRows(
        all.width(), all.height(), all.colours(), false, all.bitDepth(), all.reader());
  }

  private void read(int y, float[] row) {
    Plane luma = picture.plane(0);
    if (picture.colours() == 1) {
      for (int x = 0; x < row.length; x++) {
        row[x] = stepped(brightness(luma.at(x, y)));
      }
      return;
    }
    spread(picture.plane(1), y, u);
    spread(picture.plane(2), y, v);
    for (int x = 0; x < u.length; x++) {
      double l = brightness(luma.at(x, y));
      if (matrix.identity()) {
        row[3 * x] = stepped(brightness(v[x]));
        row[3 * x + 1] = stepped(l);
        row[3 * x + 2] = stepped(brightness(u[x]));
      } else {
        double red = l + 2 * (1 - matrix.red()) * difference(v[x]);
        double blue = l + 2 * (1 - matrix.blue()) * difference(u[x]);
        double green =
            (l - matrix.red() * red - matrix.blue() * blue) / (1 - matrix.red() - matrix.blue());
        row[3 * x] = stepped(red);
        row[3 * x + 1] = stepped(green);
        row[3 * x + 2] = stepped(blue);
      }
    }
  }

  private double brightness(double stored) {
    int unit = 1 << (picture.depth() - 8);
    return fullRange ? stored / largest : (stored - 16 * unit) / (219 * unit);
  }

  private double difference(double stored) {
    int unit = 1 << (picture.depth() - 8);
    double centred = stored - 128 * unit;
    return fullRange ? centred / largest : centred / (224 * unit);
  }

  private float stepped(double value) {
    return Math.round(Math.max(0, Math.min(1, value)) * largest) / (float) largest;
  }

  private void spread(Plane chroma, int y, float[] out) {
    boolean halfHigh = chroma.height() < picture.height();
    boolean halfWide = chroma.width() < picture.width();
    int near = halfHigh ? y / 2 : y;
    int far = halfHigh ? inside(near + (y % 2 == 0 ? -1 : 1), chroma.height()) : near;
    for (int x = 0; x < out.length; x++) {
      int column = halfWide ? x / 2 : x;
      int beside = halfWide ? inside(column + (x % 2 == 0 ? -1 : 1), chroma.width()) : column;
      float here = 3 * chroma.at(column, near) + chroma.at(column, far);
      float there = 3 * chroma.at(beside, near) + chroma.at(beside, far);
      out[x] = (3 * here + there) / 16;
    }
  }

  private static int inside(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }
}
