package dev.tessera.model.fit;

import dev.tessera.model.field.TrainedFamily;

/**
 * What the training of a family leaves.
 *
 * @param family as it is, without a name of its own yet
 * @param last how it went
 * @param finished whether a stop rule ended the run, and not the user
 * @param state to go on from
 */
public record FamilyResult(
    TrainedFamily family, FamilySnapshot last, boolean finished, FamilyState state) {}
