package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;

/**
 * A picture that was compressed.
 *
 * @param decoded what the file gives, (height, width, C)
 * @param point size of the file, and how good it is
 */
public record RatedPicture(Samples decoded, RatePoint point) {}
