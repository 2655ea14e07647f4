package dev.tessera.app.curves;

import dev.tessera.model.fit.FitCurve;

/** A run's name and its points at one moment. */
record SavedRun(String label, FitCurve curve) {}
