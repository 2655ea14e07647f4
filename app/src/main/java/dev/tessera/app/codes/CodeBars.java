package dev.tessera.app.codes;

import dev.tessera.model.fit.Snapshot.TileCode;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * A code as bars above and below a line, each scaled to how far its number usually goes. A bar is
 * dragged, or moved by the up and down keys once it is chosen by left and right.
 */
final class CodeBars extends Region {
  /** Multiples of the usual size that a full bar stands for. */
  static final double FULL = 4;

  private static final double HEIGHT = 120;
  private static final double NARROWEST = 9;
  private static final double WIDEST = 26;

  /** Share of its place that a bar fills. */
  private static final double FILLED = 0.8;

  /** Multiples of the usual size that one key moves; with Shift ten times as much. */
  private static final double STEP = 0.1;

  private final LatentViewModel model;
  private final Path positive = new Path();
  private final Path negative = new Path();
  private final Rectangle usual = new Rectangle();
  private final Rectangle middle = new Rectangle();
  private final Rectangle chosen = new Rectangle();
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();

  CodeBars(LatentViewModel model) {
    this.model = model;
    getStyleClass().add("code-bars");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    positive.getStyleClass().add("bar-positive");
    negative.getStyleClass().add("bar-negative");
    usual.getStyleClass().add("bar-usual");
    middle.getStyleClass().add("bar-middle");
    chosen.getStyleClass().add("bar-chosen");
    getChildren().addAll(usual, chosen, middle, positive, negative);
    getChildren().forEach(child -> child.setManaged(false));
    getChildren().forEach(child -> child.setMouseTransparent(true));
    model.pointer().code().subscribe(this::refresh);
    model.colours().subscribe(this::refresh);
    current.subscribe(this::refresh);
    refresh();
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, e -> model.editor().endDrag());
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** The number that keys change, an index into the code. */
  ReadOnlyIntegerProperty current() {
    return current.getReadOnlyProperty();
  }

  /** Where the chosen bar is, from 0 to the width. */
  double currentX() {
    return (current.get() - first() + 0.5) * place();
  }

  /** Number, value and what is usual, in words. */
  String reading() {
    return model
        .pointer()
        .code()
        .get()
        .filter(c -> current.get() < c.length())
        .map(
            c ->
                String.format(
                    Locale.ROOT,
                    "Number %d of %d: %.4f, %.1f times its usual size",
                    current.get() + 1,
                    c.length(),
                    c.get(current.get()),
                    c.get(current.get()) / spread(current.get())))
        .orElse("");
  }

  /** The first number that is an amplitude: with experts, number 0 is a choice. */
  private int first() {
    return model.choiceCount() > 0 ? 1 : 0;
  }

  private int bars() {
    return model.pointer().code().get().map(c -> c.length() - first()).orElse(0);
  }

  private double spread(int index) {
    return model.colours().get().map(c -> c.spread().of(index)).orElse(1.0);
  }

  private double place() {
    int bars = bars();
    return bars == 0 ? WIDEST : Math.max(NARROWEST, Math.min(WIDEST, getWidth() / bars));
  }

  @Override
  protected double computeMinWidth(double height) {
    return bars() * NARROWEST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return bars() * NARROWEST;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 60;
  }

  private void refresh() {
    Optional<TileCode> code = model.pointer().code().get();
    if (code.isPresent()) {
      int last = code.get().length() - 1;
      current.set(Math.max(Math.min(first(), last), Math.min(last, current.get())));
    }
    setAccessibleText(reading());
    requestLayout();
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    positive.getElements().clear();
    negative.getElements().clear();
    Optional<TileCode> code = model.pointer().code().get();
    getChildren().forEach(child -> child.setVisible(code.isPresent()));
    if (code.isEmpty()) {
      return;
    }
    double place = place();
    double height = getHeight();
    double all = bars() * place;
    rectangle(usual, 0, height / 2 * (1 - 1 / FULL), all, height / FULL);
    rectangle(middle, 0, height / 2 - 0.5, all, 1);
    rectangle(chosen, (current.get() - first()) * place, 0, place, height);
    for (int i = first(); i < code.get().length(); i++) {
      bar((i - first()) * place + place * (1 - FILLED) / 2, place * FILLED, code.get().get(i), i);
    }
  }

  private void bar(double left, double width, double value, int index) {
    double share = Math.max(-1, Math.min(1, value / (FULL * spread(index))));
    double zero = getHeight() / 2;
    double end = zero * (1 - share);
    (share < 0 ? negative : positive)
        .getElements()
        .addAll(
            new MoveTo(left, zero),
            new LineTo(left, end),
            new LineTo(left + width, end),
            new LineTo(left + width, zero),
            new ClosePath());
  }

  private static void rectangle(Rectangle r, double x, double y, double width, double height) {
    r.setX(x);
    r.setY(y);
    r.setWidth(width);
    r.setHeight(height);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int bar = (int) Math.floor(event.getX() / place());
    if (bar >= 0 && bar < bars()) {
      current.set(bar + first());
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        model.editor().resetNumber(current.get());
      } else if (event.getButton() == MouseButton.PRIMARY) {
        model.editor().beginDrag();
      }
    }
    // A scroll pane around it would take the focus back.
    event.consume();
  }

  private void dragged(MouseEvent event) {
    // A hand that trembles while it clicks drags nothing.
    if (event.getButton() == MouseButton.PRIMARY && bars() > 0 && !event.isStillSincePress()) {
      double share = 1 - 2 * event.getY() / getHeight();
      double limited = Math.max(-1, Math.min(1, share));
      model.editor().drag(current.get(), limited * FULL * spread(current.get()));
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || bars() == 0) {
      return;
    }
    double step = event.isShiftDown() ? 10 * STEP : STEP;
    switch (event.getCode()) {
      case UP -> move(step);
      case DOWN -> move(-step);
      case LEFT -> current.set(Math.max(first(), current.get() - 1));
      case RIGHT -> current.set(Math.min(first() + bars() - 1, current.get() + 1));
      case HOME -> current.set(first());
      case END -> current.set(first() + bars() - 1);
      case BACK_SPACE -> model.editor().resetNumber(current.get());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(double steps) {
    int index = current.get();
    double now = model.pointer().code().get().orElseThrow().get(index);
    double most = Math.max(FULL * spread(index), Math.abs(now));
    double wanted = now + steps * spread(index);
    model.editor().nudge(index, Math.max(-most, Math.min(most, wanted)));
  }
}
