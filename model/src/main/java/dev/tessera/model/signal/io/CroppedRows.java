package dev.tessera.model.signal.io;

/** A part of a picture. */
final class CroppedRows extends RowsOf {
  private final HeifCrop crop;
  private final float[] whole;

  private CroppedRows(PixelRows stored, HeifCrop crop) {
    super(stored);
    this.crop = crop;
    whole = new float[stored.width() * stored.bands()];
  }

  /** The part, or the picture itself if that is all of it. */
  static PixelRows of(PixelRows stored, HeifCrop crop) {
    return crop.width() == stored.width() && crop.height() == stored.height()
        ? stored
        : new CroppedRows(stored, crop);
  }

  @Override
  public int width() {
    return crop.width();
  }

  @Override
  public int height() {
    return crop.height();
  }

  @Override
  public void read(int y, float[] row) {
    stored.read(crop.top() + y, whole);
    System.arraycopy(whole, crop.left() * bands(), row, 0, row.length);
  }
}
