package dev.tessera.app.compare;

import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The page "Compare", without any view.
 *
 * @param methods side by side
 * @param studies of one size each
 * @param maps feature maps of two methods
 * @param tab which of them is shown
 * @param dark whether the window is dark
 */
public record CompareModels(
    MethodsViewModel methods,
    StudiesViewModel studies,
    CompareViewModel maps,
    ObjectProperty<CompareTab> tab,
    BooleanProperty dark) {
  /** On whatever is open. */
  public static CompareModels of(Tools tools, SessionModel session, ShapesModel shapes) {
    ContestSubjects subjects = new ContestSubjects(session, shapes);
    CompareModels made =
        new CompareModels(
            new MethodsViewModel(tools, subjects, new ContestViewModel(tools)),
            new StudiesViewModel(tools, session.project(), subjects, new ContestViewModel(tools)),
            new CompareViewModel(tools, session),
            new SimpleObjectProperty<>(CompareTab.METHODS),
            new SimpleBooleanProperty());
    made.takeTurns();
    return made;
  }

  /** What begins ends what runs, so that nobody's time is shared. */
  private void takeTurns() {
    onStart(studies.contest()::stop, methods.contest());
    onStart(methods.contest()::stop, studies.contest());
  }

  private static void onStart(Runnable then, ContestViewModel contest) {
    contest
        .running()
        .subscribe(
            (before, now) -> {
              if (now) {
                then.run();
              }
            });
  }

  /** Tells whenever contenders begin to be fitted. */
  public void onStart(Runnable then) {
    onStart(then, methods.contest());
    onStart(then, studies.contest());
  }

  /** Gives up contenders that are not finished. */
  public void stop() {
    methods.contest().stop();
    studies.contest().stop();
  }
}
