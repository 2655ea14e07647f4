package dev.tessera.app.way;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * The picture at the beginning of a way: the one that is fitted.
 *
 * @param edition changes whenever one of the fields becomes another
 * @param fitted its networks and codes as they were fitted; empty before there are any
 * @param edited the same with the changes of codes; costs a copy after a change
 */
public record FirstPicture(
    ObservableValue<Number> edition,
    Supplier<Optional<Fitted<GridTiling>>> fitted,
    Supplier<Optional<Fitted<GridTiling>>> edited) {}
