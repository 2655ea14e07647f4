package dev.tessera.app.way;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.service.Job;
import java.util.function.Function;

/**
 * A small picture that is yet to be made.
 *
 * @param <R> what it is drawn from
 * @param job evaluates that, on the model thread
 * @param drawing draws it, on the I/O pool
 */
record WayStill<R>(Job<R> job, Function<R, PixelImage> drawing) {}
