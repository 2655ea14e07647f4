package dev.tessera.app.light;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is seen of a light field.
 *
 * @param wish what was to be seen
 * @param pixels the picture
 * @param original the view of the file that belongs to it, if one was asked for
 * @param psnr of the reconstruction to that, dB
 * @param disparities (height, width, 1), pixels per view, of what is seen without a lens
 * @param exact whether it is as it would be saved
 */
record LookImage(
    LookWish wish,
    PixelImage pixels,
    Optional<PixelImage> original,
    OptionalDouble psnr,
    Optional<Samples> disparities,
    boolean exact) {
  /** Seen through a lens. */
  static LookImage focused(LookWish wish, Samples colours, boolean exact) {
    return new LookImage(
        wish,
        PixelImage.of(colours),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        exact);
  }

  /** The disparity at a pixel, if that is known. */
  OptionalDouble disparity(LookPoint at) {
    return disparities
        .map(d -> OptionalDouble.of(d.get((long) at.y() * d.extent(1) + at.x(), 0)))
        .orElse(OptionalDouble.empty());
  }
}
