package dev.tessera.app.fit;

/** What the canvas shows. */
public enum PictureMode {
  /** The signal as it was read. */
  ORIGINAL("Original", "The image as it was read; hold Shift to see it in any mode"),
  /** The field, live while it is fitted. */
  RECONSTRUCTION("Reconstruction", "What the field gives, live while it is fitted"),
  /** Original on the left of a divider, reconstruction on its right. */
  SPLIT("Split", "Original on the left, reconstruction on the right of a divider"),
  /** The error of every pixel in false colours. */
  ERROR("Error map", "The error of every pixel in false colours"),
  /** The PSNR of every tile in false colours. */
  TILE_PSNR("Tile PSNR", "How well each tile is fitted, in dB");

  private final String label;
  private final String tip;

  PictureMode(String label, String tip) {
    this.label = label;
    this.tip = tip;
  }

  /** One sentence for tool tips. */
  public String tip() {
    return tip;
  }

  /** A word or two for buttons and menus. */
  public String label() {
    return label;
  }
}
