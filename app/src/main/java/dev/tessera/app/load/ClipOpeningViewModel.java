package dev.tessera.app.load;

import dev.tessera.app.form.Typed;
import dev.tessera.app.session.Figures;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipPicture;
import dev.tessera.model.signal.io.clip.ClipPlan;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What of a clip is to be read: range, step and size as they are typed, what they come to, and what
 * would fit where they come to too much.
 */
public final class ClipOpeningViewModel {
  private final FoundClip found;
  private final ClipLimit limit;
  private final Consumer<Optional<ClipOrder>> answer;
  private final StringProperty start = new SimpleStringProperty("0");
  private final StringProperty duration = new SimpleStringProperty("");
  private final StringProperty every = new SimpleStringProperty("1");
  private final StringProperty width;
  private final ReadOnlyObjectWrapper<OpeningReading> reading = new ReadOnlyObjectWrapper<>();

  /**
   * All of a clip is chosen.
   *
   * @param answer is told once what is wanted, or that nothing is
   */
  ClipOpeningViewModel(FoundClip found, ClipLimit limit, Consumer<Optional<ClipOrder>> answer) {
    this.found = found;
    this.limit = limit;
    this.answer = answer;
    width = new SimpleStringProperty(String.valueOf(picture().width()));
    for (StringProperty each : List.of(start, duration, every, width)) {
      each.subscribe(this::judge);
    }
    judge();
  }

  /** The clip's name. */
  public String name() {
    return found.name();
  }

  /** What the file holds, in a line. */
  public String facts() {
    ClipTimes times = found.info().times();
    String rate = decimal(times.meanRate());
    return "%s, %s \u00d7 %s pixels, %s in %s s, %s%s frames per second, %s"
        .formatted(
            found.info().format().label(),
            Figures.count(picture().width()),
            Figures.count(picture().height()),
            Figures.count(times.frames(), "frame"),
            decimal(times.duration()),
            times.rate().isPresent() ? "" : "about ",
            rate,
            found.info().sound().isPresent() ? "with sound" : "without sound");
  }

  /** What a person should know before; empty if there is nothing. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (String note : found.info().notes()) {
      remarks.add(note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + ".");
    }
    return remarks;
  }

  /** Seconds from the first frame at which reading begins. */
  public StringProperty start() {
    return start;
  }

  /** Seconds that are read; empty for all that follow. */
  public StringProperty duration() {
    return duration;
  }

  /** Every n-th frame is read. */
  public StringProperty every() {
    return every;
  }

  /** Pixels from left to right; the height follows. */
  public StringProperty width() {
    return width;
  }

  /** What the choices come to. */
  public ReadOnlyObjectProperty<OpeningReading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** Reads what is chosen, if that is possible. */
  public void open() {
    if (reading.get().possible()) {
      answer.accept(Optional.of(new ClipOrder(choice(), false)));
    }
  }

  /** Whether the frame at the start can be read alone. */
  public boolean stillPossible() {
    try {
      return still().isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads the frame at the start as a picture, if there is one. */
  public void openStill() {
    if (stillPossible()) {
      still().ifPresent(one -> answer.accept(Optional.of(new ClipOrder(one, true))));
    }
  }

  /** Reads nothing. */
  public void cancel() {
    answer.accept(Optional.empty());
  }

  private ClipPicture picture() {
    return found.info().picture();
  }

  /** The first frame that is chosen and no other. */
  private Optional<ClipChoice> still() {
    return found.info().first(choice());
  }

  /** What is typed, with a reason if it makes no sense. */
  private ClipChoice choice() {
    double from = number("Start", start.get());
    double length =
        duration.get().isBlank() ? Double.POSITIVE_INFINITY : number("Duration", duration.get());
    ClipChoice range = ClipChoice.ALL.during(from, length).every(whole("Every", every.get()));
    int wide = whole("Width", width.get());
    ClipPicture whole = picture();
    if (wide < 1 || wide > whole.width()) {
      throw new IllegalArgumentException(
          "Width: 1 to " + whole.width() + " pixels, frames are only made smaller");
    }
    return wide == whole.width() ? range : range.sized(wide, height(wide));
  }

  private int height(int wide) {
    double exact = (double) picture().height() * wide / picture().width();
    return (int) Math.max(1, Math.round(exact));
  }

  private static double number(String what, String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(what + ": enter a number", e);
    }
  }

  private static int whole(String what, String text) {
    try {
      return Typed.WHOLE.parse().apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + ": enter a whole number", e);
    }
  }

  private void judge() {
    ClipPlan plan;
    try {
      plan = found.info().plan(choice());
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      reading.set(
          OpeningReading.refused(
              why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + "."));
      return;
    }
    String summary =
        "%s of %d \u00d7 %d pixels: %s with its codes, of %s"
            .formatted(
                Figures.count(plan.frames(), "frame"),
                plan.size().width(),
                plan.size().height(),
                Figures.bytes(limit.needed(plan)),
                Figures.bytes(limit.bytes()));
    if (plan.frames() == 0) {
      reading.set(new OpeningReading(summary, "There is no frame in this range.", List.of()));
    } else if (limit.allows(plan)) {
      reading.set(new OpeningReading(summary, "", List.of()));
    } else {
      reading.set(
          new OpeningReading(
              summary, "That is more than fits into the memory. What fits:", offers(plan)));
    }
  }

  private List<OpeningReading.Offer> offers(ClipPlan plan) {
    List<OpeningReading.Offer> offers = new ArrayList<>();
    ClipInfo info = found.info();
    ClipChoice now = choice();
    OptionalInt most = limit.mostFrames(plan);
    if (most.isPresent()) {
      // Rounded down, so that what is offered is no more than what fits.
      double length = Math.floor(10 * info.seconds(now, most.getAsInt())) / 10;
      if (length > 0) {
        offers.add(
            new OpeningReading.Offer(
                "The first " + decimal(length) + " s", () -> duration.set(decimal(length))));
      }
      int step = now.every() * ((plan.frames() + most.getAsInt() - 1) / most.getAsInt());
      offers.add(
          new OpeningReading.Offer(
              "Every " + ClipLimit.ordinal(step) + " frame",
              () -> every.set(String.valueOf(step))));
    }
    Optional<ClipSize> size = limit.largestSize(plan);
    size.ifPresent(
        s ->
            offers.add(
                new OpeningReading.Offer(
                    s.width() + " \u00d7 " + s.height() + " pixels",
                    () -> width.set(String.valueOf(s.width())))));
    return offers;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }
}
