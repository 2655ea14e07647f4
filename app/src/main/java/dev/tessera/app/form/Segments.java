package dev.tessera.app.form;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * One of a few values, as buttons side by side.
 *
 * @param <T> the values
 */
public final class Segments<T> extends HBox {
  private final String name;
  private final Function<T, String> label;
  private final Function<T, String> hint;
  private final ObjectProperty<T> chosen;

  /**
   * A choice among values that stay the same; see below.
   *
   * @param name of what is chosen
   * @param values from left to right
   * @param label of a value
   * @param hint what a value means
   * @param chosen follows the buttons and leads them
   */
  public Segments(
      String name,
      List<T> values,
      Function<T, String> label,
      Function<T, String> hint,
      ObjectProperty<T> chosen) {
    this(name, new SimpleObjectProperty<>(values), label, hint, chosen);
  }

  /**
   * A choice.
   *
   * @param name of what is chosen, read aloud before the value
   * @param values from left to right
   * @param label of a value; its first letter is made a capital
   * @param hint what a value means, for the tooltip
   * @param chosen follows the buttons and leads them
   */
  public Segments(
      String name,
      ObservableValue<List<T>> values,
      Function<T, String> label,
      Function<T, String> hint,
      ObjectProperty<T> chosen) {
    this.name = name;
    this.label = label;
    this.hint = hint;
    this.chosen = chosen;
    getStyleClass().add("segments");
    values.subscribe(this::fill);
    chosen.subscribe(this::select);
  }

  private void fill(List<T> values) {
    getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    for (T value : values) {
      String text = label.apply(value);
      ToggleButton button =
          new ToggleButton(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
      button.setId(name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + text);
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleText(name + " " + text);
      button.setTooltip(new Tooltip(hint.apply(value)));
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setOnAction(
          event -> {
            chosen.set(value);
            button.setSelected(true);
          });
      button.setUserData(value);
      getChildren().add(button);
    }
    join(getChildren());
    select(chosen.get());
  }

  private void select(T now) {
    for (Node node : getChildren()) {
      ((ToggleButton) node).setSelected(now.equals(node.getUserData()));
    }
  }

  /** Buttons side by side that look like one control and are never cut off. */
  public static HBox joined(List<ToggleButton> buttons) {
    buttons.forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    join(buttons);
    HBox box = new HBox();
    box.getChildren().addAll(buttons);
    return box;
  }

  private static void join(List<? extends Node> buttons) {
    int last = buttons.size() - 1;
    for (int i = 0; i <= last; i++) {
      buttons
          .get(i)
          .getStyleClass()
          .add(i == 0 ? Styles.LEFT_PILL : i == last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
    }
  }
}
