package dev.tessera.app.shape;

import dev.tessera.model.signal.Samples;

/**
 * The distance on a plane, to look at.
 *
 * @param plane where it was evaluated
 * @param values (n,n,1), unit-sphere lengths, rows from the top to the bottom of the plane
 * @param range distance at which the colours end, more than 0
 */
record ShownSlice(CutPlane plane, Samples values, double range) {}
