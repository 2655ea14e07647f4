package dev.tessera.app.compare;

import dev.tessera.model.compare.Method;
import javafx.beans.property.BooleanProperty;

/**
 * A method that may be compared.
 *
 * @param method what it is
 * @param chosen whether it is
 */
record MethodChoice(Method method, BooleanProperty chosen) {}
