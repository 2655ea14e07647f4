package dev.tessera.app.cli;

import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.StopRule;
import java.util.Optional;

/**
 * How one shape becomes another.
 *
 * @param family in which both have codes, or empty
 * @param blend whether distances are averaged
 * @param slerp whether codes go along an arc
 * @param stop when the fit of each mesh tile by tile ends
 * @param engine where to compute
 */
record MorphPlan(
    Optional<TrainedFamily> family,
    boolean blend,
    boolean slerp,
    StopRule stop,
    EngineSettings engine) {}
