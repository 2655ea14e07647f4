package dev.tessera.app.session;

import dev.tessera.model.field.Pretrained;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * What pages of codes need to know of the fit of a picture.
 *
 * @param field the field as it is now
 * @param state where the fit stands
 * @param runNumber counts fits from scratch
 * @param networks the pre-trained networks it began with, if any
 */
public record FitSource(
    FieldCapture field,
    ObservableValue<RunState> state,
    ObservableValue<Number> runNumber,
    Supplier<Optional<Pretrained>> networks) {}
