package dev.tessera.app.fit;

import dev.tessera.app.session.PixelRect;

/** Hears which pixels of the picture are no longer what they were. */
interface PictureListener {
  /** Another image, or none. */
  void pictureReplaced();

  /** Another frame of the same clip, of the same size. */
  void frameReplaced();

  /** The reconstruction changed within a rectangle. */
  void reconstructionChanged(PixelRect area);

  /** The whole reconstruction changed. */
  void reconstructionReplaced();

  /** The false colours changed. */
  void coloursChanged();
}
