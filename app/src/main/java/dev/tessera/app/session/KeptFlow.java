package dev.tessera.app.session;

import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;

/**
 * A flow from the first shape of a pair to the second.
 *
 * @param flow as it was found
 * @param obeyed the points that belong together which it was told
 */
public record KeptFlow(Flow flow, PointPairs obeyed) {}
