package dev.tessera.app.codes;

import dev.tessera.app.session.PixelRect;

/** Hears of changed pixels. */
interface LatentListener {
  /** Another picture is shown, or none. */
  void pictureReplaced();

  /** Pixels of the reconstruction changed, everywhere. */
  void reconstructionReplaced();

  /** Pixels of a tile changed. */
  void tileChanged(PixelRect cell);
}
