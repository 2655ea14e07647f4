package dev.tessera.app.shell;

/**
 * What the zoom commands do.
 *
 * @param closer comes closer
 * @param away goes away
 * @param all shows everything
 */
record Zoom(Runnable closer, Runnable away, Runnable all) {}
