package dev.tessera.app.form;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/** Boxes to choose one of several values from. */
public final class Choice {
  private Choice() {}

  /**
   * A box.
   *
   * @param label of a value
   * @param tip what is chosen, shown as tooltip and read aloud
   * @param chosen follows the box and leads it
   */
  public static <T> ChoiceBox<T> of(
      List<T> values, Function<T, String> label, String tip, Property<T> chosen) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setConverter(converter(label));
    box.getItems().setAll(values);
    box.setTooltip(new Tooltip(tip));
    box.setAccessibleText(tip);
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  private static <T> StringConverter<T> converter(Function<T, String> label) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : label.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
      }
    };
  }
}
