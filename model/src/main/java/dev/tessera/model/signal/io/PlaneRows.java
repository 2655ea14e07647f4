package dev.tessera.model.signal.io;

/** Rows of a decoded picture whose components are what is wanted: grey or RGB, and alpha. */
final class PlaneRows extends CodedRows {
  PlaneRows(CodedPicture picture) {
    super(picture);
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
