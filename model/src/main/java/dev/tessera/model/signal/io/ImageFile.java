package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;

/**
 * What was read from a file.
 *
 * @param signal the picture, upright and in sRGB
 * @param info what the file says, and what a person should know of the reading
 */
public record ImageFile(GridSignal signal, ImageInfo info) {}
