package dev.tessera.app.form;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What controls have in common wherever they stand: words, rows, and when they are shown. */
public final class Controls {
  private Controls() {}

  /** Says what a control is for, as tooltip and read aloud. */
  public static <C extends Control> C told(C control, String tip) {
    return told(control, tip, tip);
  }

  /** Says what a control is for, as tooltip; other words are read aloud. */
  public static <C extends Control> C told(C control, String tip, String aloud) {
    control.setTooltip(new Tooltip(tip));
    control.setAccessibleText(aloud);
    return control;
  }

  /** Shows a node at times; it takes no place while it is not shown. */
  public static void showIf(Node node, ObservableValue<Boolean> shown) {
    node.managedProperty().bind(node.visibleProperty());
    node.visibleProperty().bind(shown);
  }

  /** A form of names and fields, without rows yet. */
  public static GridPane form(double gap) {
    GridPane form = new GridPane();
    form.setHgap(10);
    form.setVgap(gap);
    return form;
  }

  /** Adds a row to a form: a name, the field it names, and what stands behind that. */
  public static Label row(GridPane form, String name, Node field, Node... more) {
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (field instanceof Control control) {
      control.setMaxWidth(Double.MAX_VALUE);
    }
    GridPane.setHgrow(field, Priority.ALWAYS);
    int row = form.getRowCount();
    form.addRow(row, label, field);
    form.addRow(row, more);
    return label;
  }
}
