package dev.tessera.app.save;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;

/** Something to choose about what is saved; observable. */
public sealed interface ExportOption {
  /** A word before the control; empty if the control has its own. */
  String name();

  /** What is chosen, shown as tooltip and read aloud. */
  String tip();

  /** The choice. */
  Property<?> value();

  /** Whether it counts with the other choices as they are. */
  default boolean counts() {
    return true;
  }

  /**
   * One of a few values.
   *
   * @param <T> the values
   * @param label of a value
   */
  record OneOf<T>(
      String name, String tip, List<T> values, Function<T, String> label, ObjectProperty<T> value)
      implements ExportOption {}

  /**
   * A number on a slider.
   *
   * @param low least
   * @param high most
   * @param step between values; 0 for any
   * @param format of the number, for people
   * @param condition whether it counts now
   */
  record Slide(
      String name,
      String tip,
      double low,
      double high,
      double step,
      String format,
      DoubleProperty value,
      BooleanSupplier condition)
      implements ExportOption {
    @Override
    public boolean counts() {
      return condition.getAsBoolean();
    }
  }

  /**
   * A whole number that is typed or stepped.
   *
   * @param least 0 or more
   * @param most not less
   */
  record Count(String name, String tip, int least, int most, ObjectProperty<Integer> value)
      implements ExportOption {}

  /**
   * A text that is typed.
   *
   * @param prompt what nothing stands for
   */
  record Typing(String name, String tip, String prompt, StringProperty value)
      implements ExportOption {}

  /** Yes or no. */
  record Tick(String name, String tip, BooleanProperty value) implements ExportOption {}
}
