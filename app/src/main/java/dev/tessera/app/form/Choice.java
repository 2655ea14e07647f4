package dev.tessera.app.form;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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
    ChoiceBox<T> box = of(values, label, tip);
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  /** A box in which nothing is chosen yet. */
  public static <T> ChoiceBox<T> of(List<T> values, Function<T, String> label, String tip) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setConverter(words(label));
    box.getItems().setAll(values);
    return Controls.told(box, tip);
  }

  /** A box with a name before it. */
  public static HBox named(String name, ChoiceBox<?> box) {
    Label label = new Label(name);
    label.setLabelFor(box);
    HBox row = new HBox(6, label, box);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Values in words that are chosen, never typed. */
  public static <T> StringConverter<T> words(Function<T, String> label) {
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
