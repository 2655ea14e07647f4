package dev.tessera.app.compare;

import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Still;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What methods are compared on, of what is open: the picture, clip or light field, or the shape
 * that is looked at; what was opened last unless another is chosen. For the window's thread.
 */
public final class ContestSubjects {
  private final SessionModel session;
  private final ShapesModel shapes;
  private final ReadOnlyObjectWrapper<List<OpenSubject>> open =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<OpenSubject>> chosen =
      new SimpleObjectProperty<>(Optional.empty());

  /** Of whatever is open there. */
  public ContestSubjects(SessionModel session, ShapesModel shapes) {
    this.session = session;
    this.shapes = shapes;
    session.property().subscribe(this::follow);
    shapes.current().subscribe(this::follow);
  }

  /** All there are to choose from. */
  ReadOnlyObjectProperty<List<OpenSubject>> open() {
    return open.getReadOnlyProperty();
  }

  /** The one that is compared on; empty if nothing is open. */
  ObjectProperty<Optional<OpenSubject>> chosen() {
    return chosen;
  }

  /** What it is called; something if nothing is open. */
  String name() {
    return chosen.get().map(OpenSubject::name).orElse("signal");
  }

  /** The number of the frame or view that is looked at. */
  int frame() {
    return session.still().get().map(Still::frame).orElse(0);
  }

  private void follow() {
    List<OpenSubject> now = new ArrayList<>();
    session.get().map(OpenSubject.OfGrid::new).ifPresent(now::add);
    shapes.current().get().map(OpenSubject.OfShape::new).ifPresent(now::add);
    List<OpenSubject> before = open.get();
    open.set(List.copyOf(now));
    Optional<OpenSubject> opened =
        now.stream().filter(each -> !before.contains(each)).reduce((first, second) -> second);
    Optional<OpenSubject> kept = chosen.get().filter(now::contains);
    chosen.set(opened.or(() -> kept).or(() -> now.stream().findFirst()));
  }
}
