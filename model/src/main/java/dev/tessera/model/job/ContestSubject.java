package dev.tessera.model.job;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.tile.Tiling;

/**
 * What methods are compared on, ready for them.
 *
 * @param <T> how it is cut
 * @param judge knows the signal and measures what methods make of it
 * @param input its file, for the report
 */
public record ContestSubject<T extends Tiling>(ContestJudge<T> judge, FitReport.Input input) {}
