package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;

/**
 * A field near given codes: y(z + e) = y(z) + e J, to first order.
 *
 * @param values y(z), (T,S*C)
 * @param jacobian J = dy/dz, (T,D,S*C)
 */
public record Linearisation(NDArray values, NDArray jacobian) {}
