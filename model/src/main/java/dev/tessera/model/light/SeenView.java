package dev.tessera.model.light;

import dev.tessera.model.signal.Samples;

/**
 * What is seen of a light field from somewhere.
 *
 * @param colours (rows, columns, 3), in [0,1]
 * @param disparities pixels per view, (rows, columns, 1)
 */
public record SeenView(Samples colours, Samples disparities) {}
