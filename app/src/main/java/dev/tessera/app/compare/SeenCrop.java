package dev.tessera.app.compare;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.archive.ComparisonPage;

/**
 * The part of a picture that is looked at, for the screen.
 *
 * @param crop what made it, and its samples
 * @param pixels the same as screen pixels
 */
record SeenCrop(ComparisonPage.Crop crop, PixelImage pixels) {
  static SeenCrop of(ComparisonPage.Crop crop) {
    return new SeenCrop(crop, PixelImage.of(crop.picture()));
  }
}
