package dev.tessera.app.clip;

import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.ClipTimes;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/**
 * The time line: seconds along the top, below them the PSNR of each frame over the time that it is
 * shown, hatched where nothing is known yet, and a mark where one is. Dragging and keys move it.
 */
final class FrameTrack extends Pane {
  private static final double HEIGHT = 84;
  private static final double RULER = 18;
  private static final double LEFT = 46;
  private static final double RIGHT = 12;
  private static final double BOTTOM = 6;

  /** dB between the lowest and the highest line, at least. */
  private static final double LEAST_RANGE = 4;

  /** Room for a time in words. */
  private static final double TICK_ROOM = 64;

  private static final double[] TICKS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200
  };

  private final TimelineViewModel model;
  private final Region ground = new Region();
  private final Path known = new Path();
  private final Path unknown = new Path();
  private final Path ticks = new Path();
  private final Pane times = new Pane();
  private final Label high = new Label();
  private final Label low = new Label();
  private final Line mark = new Line();
  private final Region knob = new Region();

  FrameTrack(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("frame-track");
    setId("frame-track");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(
        "Time line: space plays, arrow keys step a frame, Home and End go to the ends");
    ground.getStyleClass().add("track-ground");
    known.getStyleClass().add("track-known");
    unknown.getStyleClass().add("track-unknown");
    ticks.getStyleClass().add("track-ticks");
    mark.getStyleClass().add("track-mark");
    knob.getStyleClass().add("track-knob");
    for (Label label : new Label[] {high, low}) {
      label.getStyleClass().add("track-label");
      label.setAlignment(Pos.CENTER_RIGHT);
    }
    getChildren().addAll(ground, unknown, known, ticks, times, high, low, mark, knob);
    getChildren().forEach(child -> child.setManaged(false));
    getChildren().forEach(child -> child.setMouseTransparent(true));
    model.times().subscribe(this::requestLayout);
    model.quality().subscribe(this::requestLayout);
    model.player().position().subscribe((before, now) -> placeMark());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void scrub(MouseEvent event) {
    requestFocus();
    model.goTo((event.getX() - LEFT) / plotWidth());
    event.consume();
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case SPACE -> model.toggle();
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case PAGE_UP -> model.step(-10);
      case PAGE_DOWN -> model.step(10);
      case HOME -> model.goToFrame(0);
      case END -> model.last();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - LEFT - RIGHT);
  }

  @Override
  protected void layoutChildren() {
    Optional<ClipTimes> clip = model.times().get();
    ground.resizeRelocate(LEFT, RULER, plotWidth(), HEIGHT - RULER - BOTTOM);
    known.getElements().clear();
    unknown.getElements().clear();
    if (clip.isPresent()) {
      drawFrames(clip.get());
      drawTicks(clip.get().duration());
    }
    placeMark();
  }

  private void placeMark() {
    double x = Math.rint(LEFT + model.player().position().get() * plotWidth());
    mark.setStartX(x);
    mark.setEndX(x);
    mark.setStartY(RULER - 4);
    mark.setEndY(HEIGHT - BOTTOM);
    knob.resizeRelocate(x - 5, RULER - 10, 10, 10);
  }

  private void drawFrames(ClipTimes clip) {
    SlicePsnr psnr = model.quality().get();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < clip.frames(); i++) {
      if (!model.unknown(i)) {
        least = Math.min(least, psnr.get(i));
        most = Math.max(most, psnr.get(i));
      }
    }
    boolean any = most >= least;
    double bottom = any ? Math.floor(least - 1) : 0;
    double top = any ? Math.max(bottom + LEAST_RANGE, Math.ceil(most)) : 1;
    label(high, any ? decibels(top) : "", RULER);
    label(low, any ? decibels(bottom) : "", HEIGHT - BOTTOM - 14);
    for (int i = 0; i < clip.frames(); i++) {
      double from = x(clip.seconds(i), clip);
      double to = x(i + 1 < clip.frames() ? clip.seconds(i + 1) : clip.duration(), clip);
      boolean missing = model.unknown(i);
      double share = missing ? 1 : (psnr.get(i) - bottom) / (top - bottom);
      column((missing ? unknown : known).getElements(), from, to, share);
    }
  }

  private void column(ObservableList<PathElement> path, double from, double to, double share) {
    double floor = HEIGHT - BOTTOM;
    double y = floor - share * (floor - RULER);
    path.addAll(
        new MoveTo(from, floor),
        new LineTo(from, y),
        new LineTo(to, y),
        new LineTo(to, floor),
        new ClosePath());
  }

  private static double x(double seconds, ClipTimes clip, double width) {
    return LEFT + seconds / clip.duration() * width;
  }

  private double x(double seconds, ClipTimes clip) {
    return x(seconds, clip, plotWidth());
  }

  private static String decibels(double value) {
    return String.format(Locale.ROOT, "%.0f dB", value);
  }

  private static void label(Label label, String text, double y) {
    label.setText(text);
    label.resizeRelocate(0, y, LEFT - 6, 14);
  }

  private void drawTicks(double duration) {
    ticks.getElements().clear();
    times.getChildren().clear();
    double step = TICKS[TICKS.length - 1];
    for (int i = TICKS.length - 1; i >= 0; i--) {
      if (TICKS[i] / duration * plotWidth() >= TICK_ROOM) {
        step = TICKS[i];
      }
    }
    int decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
    for (int i = 0; i * step <= duration; i++) {
      double x = Math.rint(LEFT + i * step / duration * plotWidth()) + 0.5;
      ticks.getElements().addAll(new MoveTo(x, RULER - 4), new LineTo(x, RULER));
      if (x + TICK_ROOM / 2 > getWidth()) {
        continue; // its number would be cut off
      }
      Label time = new Label(String.format(Locale.ROOT, "%." + decimals + "f s", i * step));
      time.getStyleClass().add("track-label");
      time.resizeRelocate(x + 3, 0, TICK_ROOM - 6, 14);
      times.getChildren().add(time);
    }
  }
}
