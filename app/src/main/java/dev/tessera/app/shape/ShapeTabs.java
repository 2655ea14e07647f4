package dev.tessera.app.shape;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open shapes side by side, each with the state of its fit; one is looked at. */
final class ShapeTabs extends FlowPane {
  private final ShapesModel shapes;
  private final ShapeRunViewModel run;
  private final List<Subscription> subscriptions = new ArrayList<>();

  ShapeTabs(ShapesModel shapes, ShapeRunViewModel run) {
    this.shapes = shapes;
    this.run = run;
    getStyleClass().add("shape-tabs");
    shapes.shapes().addListener((ListChangeListener<OpenShape>) change -> fill());
    fill();
  }

  private void fill() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
    getChildren().setAll(shapes.shapes().stream().map(this::tab).toList());
  }

  private Node tab(OpenShape shape) {
    String name = shape.signal().name();
    Circle dot = new Circle(4);
    dot.getStyleClass().add("state-dot");
    ToggleButton show = new ToggleButton(name, dot);
    show.setMnemonicParsing(false);
    show.getStyleClass().addAll(Styles.SMALL, Styles.LEFT_PILL);
    show.setTooltip(new Tooltip("Looks at " + name));
    show.setOnAction(
        event -> {
          shapes.show(shape);
          show.setSelected(true);
        });
    subscriptions.add(
        shapes
            .current()
            .subscribe(now -> show.setSelected(now.filter(s -> s == shape).isPresent())));
    subscriptions.add(run.state(shape).subscribe(state -> mark(dot, show, name, state)));
    Button close = new Button("", new FontIcon("mdi2c-close"));
    close.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON, Styles.RIGHT_PILL);
    Controls.told(close, "Closes " + name + " and drops its fit", "Close " + name);
    close.setOnAction(event -> shapes.close(shape));
    return new HBox(show, close);
  }

  private static void mark(Circle dot, ToggleButton show, String name, RunState state) {
    for (RunState each : RunState.values()) {
      dot.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == state);
    }
    show.setAccessibleText(name + ", " + state.text());
  }
}
