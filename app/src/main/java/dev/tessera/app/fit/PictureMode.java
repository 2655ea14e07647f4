package dev.tessera.app.fit;

/** What the canvas shows. */
public enum PictureMode {
  /** The signal as it was read. */
  ORIGINAL("Original"),
  /** The field, live while it is fitted. */
  RECONSTRUCTION("Reconstruction"),
  /** Original on the left of a divider, reconstruction on its right. */
  SPLIT("Split"),
  /** The error of every pixel in false colours. */
  ERROR("Error map"),
  /** The PSNR of every tile in false colours. */
  TILE_PSNR("Tile PSNR");

  private final String label;

  PictureMode(String label) {
    this.label = label;
  }

  /** A word or two for buttons and menus. */
  public String label() {
    return label;
  }
}
