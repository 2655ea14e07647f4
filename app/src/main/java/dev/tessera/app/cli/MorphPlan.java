package dev.tessera.app.cli;

import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.StopRule;
import java.util.Optional;

/**
 * How one shape becomes another.
 *
 * @param way by what
 * @param family in which both have codes, or empty
 * @param slerp whether codes go along an arc
 * @param stop when the fit of each mesh tile by tile ends
 * @param flow how a flow is come by
 * @param engine where to compute
 */
record MorphPlan(
    MorphWay way,
    Optional<TrainedFamily> family,
    boolean slerp,
    StopRule stop,
    FlowPlan flow,
    EngineSettings engine) {}
