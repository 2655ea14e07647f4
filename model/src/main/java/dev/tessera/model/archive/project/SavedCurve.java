package dev.tessera.model.archive.project;

import dev.tessera.model.fit.FitCurve;

/**
 * What an earlier run reached.
 *
 * @param name as people see it
 * @param curve its points
 */
public record SavedCurve(String name, FitCurve curve) {}
