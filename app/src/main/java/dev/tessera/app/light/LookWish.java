package dev.tessera.app.light;

/**
 * What is to be seen.
 *
 * @param from where the eye is; of what is compared a whole view
 * @param lens a pinhole where anything but the view itself is wanted
 * @param mode what of it
 */
record LookWish(LookPlace from, Lens lens, LookMode mode) {
  static LookWish of(LookPlace from, Lens lens, LookMode mode) {
    boolean through = mode == LookMode.VIEW && !lens.pinhole();
    return new LookWish(
        mode.compares() ? from.nearest() : from, through ? lens : Lens.PINHOLE, mode);
  }
}
