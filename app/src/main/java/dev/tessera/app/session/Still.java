package dev.tessera.app.session;

/**
 * The frame that is looked at as a picture.
 *
 * @param of what is open
 * @param frame which one; 0 of a picture
 * @param picture the frame; of a picture the picture itself
 */
public record Still(Session of, int frame, Session picture) {
  /** The first frame of what is open. */
  static Still first(Session open) {
    return new Still(open, 0, open.frame(0));
  }
}
