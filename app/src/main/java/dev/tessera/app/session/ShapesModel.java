package dev.tessera.app.session;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The open shapes and which of them is looked at, observable. */
public final class ShapesModel {
  private final ObservableList<OpenShape> shapes = FXCollections.observableArrayList();
  private final ObservableList<OpenShape> shapesView =
      FXCollections.unmodifiableObservableList(shapes);
  private final ReadOnlyObjectWrapper<Optional<OpenShape>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());

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
    shapes.add(shape);
    current.set(Optional.of(shape));
  }

  /** Looks at an open shape. */
  public void show(OpenShape shape) {
    if (shapes.contains(shape)) {
      current.set(Optional.of(shape));
    }
  }

  /** Puts a shape in the place of an open one. */
  public void replace(OpenShape before, OpenShape after) {
    int index = shapes.indexOf(before);
    if (index >= 0) {
      shapes.set(index, after);
      if (current.get().filter(now -> now == before).isPresent()) {
        current.set(Optional.of(after));
      }
    }
  }

  /** Closes a shape and looks at its neighbour, if it was looked at. */
  public void close(OpenShape shape) {
    int index = shapes.indexOf(shape);
    if (index >= 0) {
      shapes.remove(index);
      if (current.get().filter(now -> now == shape).isPresent()) {
        current.set(
            shapes.isEmpty()
                ? Optional.empty()
                : Optional.of(shapes.get(Math.min(index, shapes.size() - 1))));
      }
    }
  }
}
