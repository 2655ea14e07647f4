package dev.tessera.app.fit;

/** What the canvas shows. */
public enum PictureMode {
  /** The signal as it was read. */
  ORIGINAL,
  /** Original on the left of a divider, reconstruction on its right. */
  SPLIT,
  /** The field, live while it is fitted. */
  RECONSTRUCTION,
  /** The error of every pixel in false colours. */
  ERROR,
  /** The PSNR of every tile in false colours. */
  TILE_PSNR
}
