package dev.tessera.model.fit;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;

/**
 * A shape as a member of a family.
 *
 * @param shape one tile with the code that was found
 * @param error mean |clamped distance error| of the points given, unit-sphere lengths; NaN if
 *     stopped before there was one
 * @param seconds of searching
 */
public record FamilyFitResult(Fitted<SparseTiling> shape, double error, double seconds) {}
