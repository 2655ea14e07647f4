package dev.tessera.app.shell;

import dev.tessera.app.curves.CurveViewModel;

/**
 * The curves of the window's runs.
 *
 * @param pictures of pictures
 * @param shapes of shapes
 */
record CurveModels(CurveViewModel pictures, CurveViewModel shapes) {}
