package dev.tessera.app.way;

import dev.tessera.app.session.PixelImage;
import java.util.Optional;

/**
 * A small picture of a place.
 *
 * @param picture as it is shown
 * @param figures of a surface; empty for what is none
 */
record DrawnStill(PixelImage picture, Optional<SurfaceFigures> figures) {}
