package dev.tessera.app.interpolate;

import dev.tessera.app.session.FieldSource;
import dev.tessera.app.session.RunState;
import dev.tessera.model.field.Pretrained;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * What the page of codes needs to know of the fit.
 *
 * @param field the field as it is now
 * @param state where the fit stands
 * @param runNumber counts fits from scratch
 * @param networks the pre-trained networks it began with, if any
 */
public record LatentSource(
    FieldSource field,
    ObservableValue<RunState> state,
    ObservableValue<Number> runNumber,
    Supplier<Optional<Pretrained>> networks) {}
