package dev.tessera.app.rate;

/**
 * Two files of one picture of the same size, as nearly as their formats allow.
 *
 * @param left beside the divider
 * @param right of it
 */
record RatePair(RateSide left, RateSide right) {}
