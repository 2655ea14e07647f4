package dev.tessera.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The shapes of the open project and which of them is looked at, observable. */
public final class ShapesModel {
  private final ProjectModel project;
  private final ObservableList<OpenShape> shapes = FXCollections.observableArrayList();
  private final ObservableList<OpenShape> shapesView =
      FXCollections.unmodifiableObservableList(shapes);
  private final ReadOnlyObjectWrapper<Optional<OpenShape>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Follows a project. */
  public ShapesModel(ProjectModel project) {
    this.project = project;
    project.property().subscribe(this::follow);
    follow();
  }

  /** What they are a part of. */
  public ProjectModel project() {
    return project;
  }

  /** All open shapes, oldest first; cannot be changed through this list. */
  public ObservableList<OpenShape> shapes() {
    return shapesView;
  }

  /** The shape that is looked at, empty if none is open. */
  public ReadOnlyObjectProperty<Optional<OpenShape>> current() {
    return current.getReadOnlyProperty();
  }

  /** Adds a shape and looks at it. */
  public void open(OpenShape shape) {
    List<ShapeWork> more = new ArrayList<>(project.get().shapes());
    more.add(ShapeWork.of(shape));
    change("opening", shape, more, Optional.of(shape));
  }

  /** Looks at an open shape. */
  public void show(OpenShape shape) {
    if (shapes.contains(shape)) {
      project.note(now -> now.withShapes(now.shapes(), Optional.of(shape)));
    }
  }

  /** Puts a shape that was turned in the place of an open one. */
  public void replace(OpenShape before, OpenShape after) {
    int index = shapes.indexOf(before);
    if (index >= 0) {
      List<ShapeWork> others = new ArrayList<>(project.get().shapes());
      others.set(index, ShapeWork.of(after));
      boolean looked = current.get().filter(now -> now == before).isPresent();
      change("turning", after, others, looked ? Optional.of(after) : current.get());
    }
  }

  /** Closes a shape and looks at its neighbour, if it was looked at. */
  public void close(OpenShape shape) {
    int index = shapes.indexOf(shape);
    if (index >= 0) {
      List<ShapeWork> rest = new ArrayList<>(project.get().shapes());
      rest.remove(index);
      Optional<OpenShape> neighbour =
          rest.isEmpty()
              ? Optional.empty()
              : Optional.of(rest.get(Math.min(index, rest.size() - 1)).shape());
      boolean looked = current.get().filter(now -> now == shape).isPresent();
      change("closing", shape, rest, looked ? neighbour : current.get());
    }
  }

  private void change(
      String deed, OpenShape shape, List<ShapeWork> works, Optional<OpenShape> looked) {
    project.change(
        ProjectStep.of(deed + " of " + shape.signal().name()),
        now -> now.withShapes(works, looked));
  }

  /** Changes as little as is needed, as whoever hears of a shape again begins with it again. */
  private void follow() {
    List<OpenShape> wanted = project.get().openShapes();
    List<Integer> others =
        IntStream.range(0, Math.min(wanted.size(), shapes.size()))
            .filter(i -> shapes.get(i) != wanted.get(i))
            .boxed()
            .toList();
    if (wanted.size() == shapes.size() && others.size() == 1) {
      int turned = others.get(0);
      shapes.set(turned, wanted.get(turned));
    } else {
      shapes.removeIf(shape -> !wanted.contains(shape));
      for (int i = 0; i < wanted.size(); i++) {
        if (i == shapes.size() || shapes.get(i) != wanted.get(i)) {
          shapes.add(i, wanted.get(i));
        }
      }
    }
    Optional<OpenShape> looked = project.get().shown();
    if (!looked.equals(current.get())) {
      current.set(looked);
    }
  }
}
