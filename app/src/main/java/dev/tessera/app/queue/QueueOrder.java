package dev.tessera.app.queue;

import dev.tessera.model.fit.FitMode;

/**
 * What is to be made of each file.
 *
 * @param result what it becomes
 * @param mode what moves in the fit of a project
 * @param bitsPerPixel of a code-book, at most
 */
record QueueOrder(QueueResult result, FitMode mode, double bitsPerPixel) {}
