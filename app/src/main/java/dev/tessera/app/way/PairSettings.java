package dev.tessera.app.way;

import dev.tessera.app.session.FormChoice;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How pairs of shapes are fitted: a form of the project, undone and saved with it. */
public final class PairSettings {
  /** Times to choose from for each of the two, seconds. */
  public static final List<Integer> SECONDS = List.of(10, 20, 40, 90);

  private static final String FORM = "PAIR";
  private static final String TIME = "seconds";

  private final ProjectModel project;
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.BALANCED);
  private final ObjectProperty<Integer> seconds = new SimpleObjectProperty<>(20);

  /** The usual ones, as a part of a project. */
  PairSettings(ProjectModel project) {
    this.project = project;
    project.note(now -> now.withForm(FORM, choice()));
    preset.subscribe((before, now) -> changed("detail"));
    seconds.subscribe((before, now) -> changed("time"));
    project.property().subscribe(this::follow);
  }

  /** How finely both are cut into tiles. */
  public ObjectProperty<Preset> preset() {
    return preset;
  }

  /** Time for each of the two. */
  public ObjectProperty<Integer> seconds() {
    return seconds;
  }

  /** When the fit of each of the two ends. */
  StopRule stop() {
    return StopRule.afterSeconds(seconds.get()).withPlateau(true);
  }

  private FormChoice choice() {
    return new FormChoice(preset.get().label(), Map.of(TIME, Integer.toString(seconds.get())));
  }

  private void changed(String what) {
    if (!project.recalling()) {
      project.change(
          ProjectStep.of("change of the pair's " + what), now -> now.withForm(FORM, choice()));
    }
  }

  private void follow() {
    Optional<FormChoice> wanted = Optional.ofNullable(project.get().forms().get(FORM));
    if (project.recalling() && wanted.filter(form -> !form.equals(choice())).isPresent()) {
      FormChoice form = wanted.get();
      Arrays.stream(Preset.values())
          .filter(one -> one.label().equals(form.preset()))
          .forEach(preset::set);
      SECONDS.stream()
          .filter(one -> one.toString().equals(form.changed().get(TIME)))
          .forEach(seconds::set);
      project.note(now -> now.withForm(FORM, choice()));
    }
  }
}
