package dev.tessera.app.codes;

/** Hears of changed pixels. */
interface LatentListener {
  /** Another picture is shown, or none. */
  void pictureReplaced();

  /** Pixels of the reconstruction changed, everywhere. */
  void reconstructionReplaced();

  /** Pixels of a tile changed. */
  void tileChanged(TileCell cell);
}
