package dev.tessera.model.signal.io;

/** Rows of a decoded picture whose components are what is wanted: grey or RGB, and alpha. */
final class PlaneRows implements PixelRows {
  private final CodedPicture picture;

  PlaneRows(CodedPicture picture) {
    this.picture = picture;
  }

  @Override
  public int width() {
    return picture.width();
  }

  @Override
  public int height() {
    return picture.height();
  }

  @Override
  public int colours() {
    return picture.colours();
  }

  @Override
  public boolean hasAlpha() {
    return picture.hasAlpha();
  }

  @Override
  public int bitDepth() {
    return picture.depth() > 8 ? 16 : 8;
  }

  @Override
  public void read(int y, float[] row) {
    int bands = bands();
    float largest = (1 << picture.depth()) - 1;
    for (int b = 0; b < bands; b++) {
      CodedPicture.Plane plane = picture.plane(b);
      for (int x = 0; x < width(); x++) {
        row[x * bands + b] = plane.at(x, y) / largest;
      }
    }
  }
}
