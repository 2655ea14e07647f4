package dev.tessera.app.compare;

/**
 * What lies in the middle of the magnifier, in every crop alike.
 *
 * @param x pixels of the crop from its left edge
 * @param y pixels of the crop from its upper edge
 */
record LensPlace(double x, double y) {}
