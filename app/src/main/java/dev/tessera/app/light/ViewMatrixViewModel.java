package dev.tessera.app.light;

import dev.tessera.app.session.Figures;
import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Session;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GivenViews;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Which view of a light field is looked at, and how good each is. Views are numbered row by row.
 * All methods belong to the window's thread.
 */
public final class ViewMatrixViewModel {
  /** dB between the first and the last colour, at least. */
  private static final double LEAST_RANGE = 4;

  private final ReadOnlyObjectWrapper<Optional<OpenLightField>> field =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanBinding open =
      Bindings.createBooleanBinding(() -> field.get().isPresent(), field);
  private final ReadOnlyIntegerWrapper view = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<SlicePsnr> quality = new SimpleObjectProperty<>(SlicePsnr.NONE);
  private final ObjectProperty<GivenViews> given = new SimpleObjectProperty<>(GivenViews.ALL);

  /** Follows what is open; the middle view of a light field is looked at first. */
  public ViewMatrixViewModel(ObservableValue<Optional<Session>> what) {
    what.subscribe(this::opened);
  }

  private void opened(Optional<Session> now) {
    quality.set(SlicePsnr.NONE);
    field.set(now.flatMap(Session::light));
    view.set(field.get().map(OpenLightField::middle).orElse(0));
  }

  /** The light field; empty while something else is open. */
  public ReadOnlyObjectProperty<Optional<OpenLightField>> field() {
    return field.getReadOnlyProperty();
  }

  /** Whether a light field is open. */
  public BooleanBinding open() {
    return open;
  }

  /** The number of the view that is looked at. */
  public ReadOnlyIntegerProperty view() {
    return view.getReadOnlyProperty();
  }

  /** PSNR of each view as far as it is known, given by the owner. */
  public ObjectProperty<SlicePsnr> quality() {
    return quality;
  }

  /** Which views the fit that is shown may look at, given by the owner. */
  public ObjectProperty<GivenViews> given() {
    return given;
  }

  /** Looks at a view, kept within the grid. */
  public void goTo(int v, int u) {
    if (field.get().isPresent()) {
      OpenLightField now = field.get().get();
      int row = Math.max(0, Math.min(now.grid().rows() - 1, v));
      int column = Math.max(0, Math.min(now.grid().columns() - 1, u));
      view.set(now.number(row, column));
    }
  }

  /** Looks at a view some rows down and some columns to the right. */
  public void move(int down, int right) {
    field.get().ifPresent(f -> goTo(f.row(view.get()) + down, f.column(view.get()) + right));
  }

  /** Whether the PSNR of a view is not known. */
  public boolean unknown(int number) {
    SlicePsnr known = quality.get();
    return number >= known.length() || Float.isNaN(known.get(number));
  }

  /** Whether the fit may look at a view. */
  public boolean isGiven(int number) {
    return field
        .get()
        .filter(f -> given.get().contains(f.row(number), f.column(number)))
        .isPresent();
  }

  /** The PSNR of the first colour, dB: a whole number below all that is known. */
  public double low() {
    return Math.floor(known(number -> true).min().orElse(0));
  }

  /** The PSNR of the last colour, dB: a whole number above all that is known. */
  public double high() {
    return Math.max(low() + LEAST_RANGE, Math.ceil(known(number -> true).max().orElse(0)));
  }

  /** Where between the first and the last colour a view is whose PSNR is known, 0 to 1. */
  public double share(int number) {
    return (quality.get().get(number) - low()) / (high() - low());
  }

  /** What is known of a view: "View v 4, u 2: 37.21 dB, left out". */
  public String words(int number) {
    return field
        .get()
        .map(
            f ->
                "View v %d, u %d: %s, %s"
                    .formatted(
                        f.row(number),
                        f.column(number),
                        unknown(number)
                            ? "not compared yet"
                            : Figures.decibels(quality.get().get(number)),
                        isGiven(number) ? "given to the fit" : "left out"))
        .orElse("");
  }

  /** The means over given views and over those that are left out, as far as they are known. */
  public String means() {
    String ofGiven = mean("given", this::isGiven);
    String others = mean("left out", number -> !isGiven(number));
    return ofGiven.isEmpty() || others.isEmpty()
        ? ofGiven + others
        : ofGiven + "  \u00b7  " + others;
  }

  private String mean(String which, IntPredicate wanted) {
    OptionalDouble mean = known(wanted).average();
    return mean.isEmpty()
        ? ""
        : "Mean of %s %s: %s"
            .formatted(
                Figures.count(known(wanted).count()), which, Figures.decibels(mean.getAsDouble()));
  }

  private DoubleStream known(IntPredicate wanted) {
    return IntStream.range(0, quality.get().length())
        .filter(number -> !unknown(number) && wanted.test(number))
        .mapToDouble(number -> quality.get().get(number));
  }
}
