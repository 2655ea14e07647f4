package dev.tessera.app.session;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The picture, clip or light field of the open project, observable; replaced as a whole, never
 * changed.
 */
public final class SessionModel {
  private final ProjectModel project;
  private final ReadOnlyObjectWrapper<Optional<Session>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Still>> still =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Follows a project. */
  public SessionModel(ProjectModel project) {
    this.project = project;
    project.property().subscribe(this::follow);
    follow();
  }

  /** What it is a part of. */
  public ProjectModel project() {
    return project;
  }

  /** What is open, empty before the first signal. */
  public Optional<Session> get() {
    return current.get();
  }

  /** What is open, observable. */
  public ReadOnlyObjectProperty<Optional<Session>> property() {
    return current.getReadOnlyProperty();
  }

  /**
   * The frame or view that is looked at; it is another before what is open is told to be another.
   */
  public ReadOnlyObjectProperty<Optional<Still>> still() {
    return still.getReadOnlyProperty();
  }

  /** Looks at another frame or view of what is open. */
  public void look(Still next) {
    still.set(Optional.of(next));
  }

  /** Replaces what is open, which can be undone. */
  public void open(Session session) {
    project.change(
        ProjectStep.of("opening of " + session.signal().name()),
        now -> now.withPicture(Optional.of(PictureWork.of(session))));
  }

  /** Replaces what is open by what the program begins with. */
  public void begin(Session session) {
    open(session);
    project.begin();
  }

  private void follow() {
    Optional<Session> now = project.get().picture().map(PictureWork::session);
    if (!now.equals(current.get())) {
      still.set(now.map(Still::first));
      current.set(now);
    }
  }
}
