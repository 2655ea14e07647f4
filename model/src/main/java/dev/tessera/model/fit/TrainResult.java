package dev.tessera.model.fit;

import dev.tessera.model.field.Pretrained;
import java.util.Optional;

/**
 * What training leaves.
 *
 * @param networks as they are, without a name of their own yet
 * @param last how it went
 * @param finished whether a stop rule ended the run, and not the user
 * @param state to go on from; empty for forms that cannot
 */
public record TrainResult(
    Pretrained networks, TrainSnapshot last, boolean finished, Optional<TrainState> state) {}
