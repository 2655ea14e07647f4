package dev.tessera.app.compare;

/** Where the comparison stands. */
public enum CompareState {
  /** Nothing is open, or the picture is still being made small. */
  EMPTY("Open a picture first: both networks learn its tiles."),
  /** The picture holds fewer than two tiles. */
  TOO_SMALL("This picture is too small: two tiles of 32 x 32 pixels are the least."),
  /** Both networks may be trained. */
  READY("Press Compare: both networks learn this picture, then their feature maps appear."),
  /** Both networks learn. */
  RUNNING("Both networks learn the same tiles, in turns."),
  /** Maps are there or on their way. */
  DONE("Click a tile, or move it by arrow keys, to see another code."),
  /** The last training ended by an error. */
  FAILED("The comparison ended with an error.");

  private final String hint;

  CompareState(String hint) {
    this.hint = hint;
  }

  /** What to do now. */
  public String hint() {
    return hint;
  }
}
