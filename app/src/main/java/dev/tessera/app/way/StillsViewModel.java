package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Tools;
import dev.tessera.model.service.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Small pictures at equal distances along a way, made while nothing else is; and what surfaces
 * enclose there, measured after that.
 */
public final class StillsViewModel {
  /** How many there are. */
  public static final int STOPS = 7;

  private final Tools tools;
  private final WayKind kind;
  private final List<ReadOnlyObjectWrapper<Optional<PixelImage>>> pictures =
      Stream.generate(() -> new ReadOnlyObjectWrapper<>(Optional.<PixelImage>empty()))
          .limit(STOPS)
          .toList();
  private final ReadOnlyObjectWrapper<VolumeCurve> volumes =
      new ReadOnlyObjectWrapper<>(new VolumeCurve(Collections.nCopies(STOPS, Optional.empty())));
  private int next;
  private final Pending job = new Pending();

  private final Pending measuring = new Pending();

  /** The stop that is measured next. */
  private int measured;

  /** Pictures that are being drawn, a place each. */
  private final List<Pending> drawing = Stream.generate(Pending::new).limit(STOPS).toList();

  /** No pictures yet. */
  StillsViewModel(Tools tools, WayKind kind) {
    this.tools = tools;
    this.kind = kind;
  }

  /** A picture, once it is made. */
  public ReadOnlyObjectProperty<Optional<PixelImage>> picture(int stop) {
    return pictures.get(stop).getReadOnlyProperty();
  }

  /** What surfaces enclose where the pictures are, as far as it is measured. */
  ReadOnlyObjectProperty<VolumeCurve> volumes() {
    return volumes.getReadOnlyProperty();
  }

  /**
   * Where a picture is on the way, 0 to 1: from one end to the other, or around three without
   * coming back to the first.
   */
  public static double position(int ends, int stop) {
    return stop / (ends < 3 ? STOPS - 1.0 : STOPS);
  }

  /** Forgets the pictures: what lies on the way has become something else. */
  void restart() {
    next = 0;
    measured = 0;
    job.cancel();
    measuring.cancel();
    drawing.forEach(Pending::cancel);
    pictures.forEach(p -> p.set(Optional.empty()));
    volumes.set(new VolumeCurve(Collections.nCopies(STOPS, Optional.empty())));
  }

  /**
   * Begins the next picture, unless one is on its way; called while nothing else is to do.
   *
   * @return whether there are pictures to make
   */
  boolean goOn() {
    int ends = kind.ends();
    if (job.busy() || ends == 0 || next == STOPS) {
      return job.busy();
    }
    Optional<WayStill<?>> still = kind.still(WayPlace.along(ends, position(ends, next)));
    still.ifPresent(s -> begin(next++, s));
    return still.isPresent();
  }

  private <R> void begin(int stop, WayStill<R> still) {
    job.submit(
        tools.service(),
        Lane.VIEW,
        still.job(),
        // A place that fails is told where it is shown large.
        outcome ->
            Delivery.value(outcome, cause -> {}).ifPresent(found -> draw(stop, still, found)));
  }

  private <R> void draw(int stop, WayStill<R> still, R found) {
    drawing
        .get(stop)
        .submit(
            tools.pool(),
            cancelled -> still.drawing().apply(found),
            outcome ->
                Delivery.value(outcome, cause -> {})
                    .ifPresent(drawn -> pictures.get(stop).set(Optional.of(drawn))));
  }

  /**
   * Measures the next surface, unless one is being measured; called once the pictures are made and
   * nothing else is to do.
   */
  void measure() {
    int ends = kind.ends();
    if (!measuring.busy() && ends > 0 && measured < STOPS) {
      kind.measure(WayPlace.along(ends, position(ends, measured))).ifPresent(this::begin);
    }
  }

  /** Gives up the measurement that is on its way, to begin it again: others wait for its place. */
  void giveWay() {
    measuring.cancel();
  }

  private void begin(WayMeasure measure) {
    measuring.submit(
        tools.service(),
        Lane.VIEW,
        measure.job(),
        outcome ->
            Delivery.value(outcome, cause -> {})
                .ifPresentOrElse(
                    surface ->
                        measuring.submit(
                            tools.pool(),
                            cancelled -> measure.measuring().apply(surface),
                            found -> know(Delivery.value(found, cause -> {}))),
                    () -> know(Optional.empty())));
  }

  private void know(Optional<SurfaceFigures> found) {
    List<Optional<SurfaceFigures>> figures = new ArrayList<>(volumes.get().stops());
    figures.set(measured++, found);
    volumes.set(new VolumeCurve(figures));
  }
}
