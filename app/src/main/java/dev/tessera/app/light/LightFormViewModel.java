package dev.tessera.app.light;

import dev.tessera.app.form.Typed;
import dev.tessera.app.session.FormChoice;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings of a fit of a light field as they are chosen and typed. */
public final class LightFormViewModel {
  /** The form's name in a project. */
  public static final String NAME = "LIGHT";

  private static final double USUAL_SECONDS = 60;
  private static final String GIVEN = "GIVEN";
  private static final String FLOATS = "FLOATS";
  private static final String SECONDS = "SECONDS";

  private final ObjectProperty<GivenViews> given = new SimpleObjectProperty<>(GivenViews.ALL);
  private final StringProperty floats = new SimpleStringProperty(text(LightOptions.USUAL_FLOATS));
  private final StringProperty seconds = new SimpleStringProperty(text(USUAL_SECONDS));
  private final ReadOnlyStringWrapper floatsError = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper secondsError = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<LightOptions>> options =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Consumer<ProjectStep> step = made -> {};
  private boolean recalling;

  /** What is usual. */
  public LightFormViewModel() {
    given.subscribe((before, now) -> edited(ProjectStep.of("change of the given views")));
    floats.subscribe((before, now) -> edited(new ProjectStep("change of floats", NAME + FLOATS)));
    seconds.subscribe(
        (before, now) -> edited(new ProjectStep("change of the time budget", NAME + SECONDS)));
    check();
  }

  /** Keeps what is chosen in a project from now on, so that it is undone and saved with it. */
  public void follow(ProjectModel project) {
    project.note(now -> now.withForm(NAME, choice()));
    step = made -> project.change(made, now -> now.withForm(NAME, choice()));
    project
        .property()
        .subscribe(
            () ->
                Optional.ofNullable(project.get().forms().get(NAME))
                    .filter(wanted -> !wanted.equals(choice()))
                    .ifPresent(this::recall));
  }

  /** Which views the fit may look at. */
  public ObjectProperty<GivenViews> given() {
    return given;
  }

  /** Floats for each pixel of each view, as typed. */
  public StringProperty floats() {
    return floats;
  }

  /** What is wrong with them; empty if nothing. */
  public ReadOnlyStringProperty floatsError() {
    return floatsError.getReadOnlyProperty();
  }

  /** Seconds to prepare and fit, as typed; empty for no limit. */
  public StringProperty seconds() {
    return seconds;
  }

  /** What is wrong with them; empty if nothing. */
  public ReadOnlyStringProperty secondsError() {
    return secondsError.getReadOnlyProperty();
  }

  /** Whether anything differs from what is usual. */
  public ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
  }

  /** The settings; empty while one is wrong. */
  public ReadOnlyObjectProperty<Optional<LightOptions>> options() {
    return options.getReadOnlyProperty();
  }

  /** The settings; what is wrong is as usual. */
  public LightOptions wanted() {
    StopRule usual = StopRule.afterSeconds(USUAL_SECONDS);
    return options.get().orElseGet(() -> LightOptions.usual(given.get(), usual));
  }

  /** Puts everything back to what is usual. */
  public void reset() {
    recall(new FormChoice("", Map.of()));
    step.accept(ProjectStep.of("reset of options"));
  }

  /** What would have to be chosen for some options. */
  public static FormChoice choiceOf(LightOptions wanted) {
    return choice(wanted.given(), text(wanted.floatsPerPixel()), text(wanted.stop().seconds()));
  }

  private FormChoice choice() {
    return choice(given.get(), floats.get().strip(), seconds.get().strip());
  }

  private static FormChoice choice(GivenViews given, String floats, String seconds) {
    Map<String, String> texts = new TreeMap<>();
    if (given != GivenViews.ALL) {
      texts.put(GIVEN, given.name());
    }
    if (!floats.equals(text(LightOptions.USUAL_FLOATS))) {
      texts.put(FLOATS, floats);
    }
    if (!seconds.equals(text(USUAL_SECONDS))) {
      texts.put(SECONDS, seconds);
    }
    return new FormChoice("", texts);
  }

  private void recall(FormChoice wanted) {
    recalling = true;
    try {
      Map<String, String> texts = wanted.changed();
      given.set(
          Arrays.stream(GivenViews.values())
              .filter(each -> each.name().equals(texts.get(GIVEN)))
              .findFirst()
              .orElse(GivenViews.ALL));
      floats.set(texts.getOrDefault(FLOATS, text(LightOptions.USUAL_FLOATS)));
      seconds.set(texts.getOrDefault(SECONDS, text(USUAL_SECONDS)));
    } finally {
      recalling = false;
    }
    check();
  }

  private void edited(ProjectStep made) {
    check();
    if (!recalling) {
      step.accept(made);
    }
  }

  private void check() {
    StopRule usual = StopRule.afterSeconds(USUAL_SECONDS);
    Optional<Double> wantedFloats =
        checked(floats, floatsError, Typed.NUMBER, value -> options(value, usual));
    Optional<Double> wantedSeconds =
        checked(seconds, secondsError, Typed.LIMIT, StopRule::afterSeconds);
    changed.set(!choice().changed().isEmpty());
    options.set(
        wantedFloats.flatMap(
            f -> wantedSeconds.map(s -> options(f, StopRule.afterSeconds(s).withPlateau(true)))));
  }

  private LightOptions options(double wanted, StopRule stop) {
    return new LightOptions(given.get(), wanted, stop);
  }

  private static Optional<Double> checked(
      StringProperty typed,
      ReadOnlyStringWrapper error,
      Typed<Double> kind,
      DoubleFunction<?> range) {
    try {
      double value = kind.parse().apply(typed.get().strip());
      var unused = range.apply(value);
      error.set("");
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replaceAll(", found [^,]*$", "");
      error.set(why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1));
      return Optional.empty();
    }
  }

  private static String text(double value) {
    return Double.isInfinite(value)
        ? ""
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
