package dev.tessera.app.session;

/**
 * The frame or view that is looked at as a picture.
 *
 * @param of what is open
 * @param frame its number; 0 of a picture
 * @param picture the frame or view; of a picture the picture itself
 */
public record Still(Session of, int frame, Session picture) {
  /** What is seen first of what is open. */
  static Still first(Session open) {
    return new Still(open, open.start(), open.frame(open.start()));
  }
}
