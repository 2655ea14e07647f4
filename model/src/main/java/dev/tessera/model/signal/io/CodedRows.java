package dev.tessera.model.signal.io;

/** Rows made of a decoded picture, of its size and depth. */
abstract class CodedRows implements PixelRows {
  /** What the rows are made of. */
  protected final CodedPicture picture;

  CodedRows(CodedPicture picture) {
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
}
