package dev.tessera.app.way;

import dev.tessera.model.job.Surface;
import dev.tessera.model.service.Job;
import java.util.function.Function;

/**
 * What a surface on the way encloses, yet to be measured.
 *
 * @param job extracts the surface, on the model thread
 * @param measuring measures it, on the I/O pool
 */
record WayMeasure(Job<Surface> job, Function<Surface, SurfaceFigures> measuring) {}
