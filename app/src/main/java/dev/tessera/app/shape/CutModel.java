package dev.tessera.app.shape;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Whether and where shapes are cut open, and whether the distance is shown on the cut. */
public final class CutModel {
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final BooleanProperty distance = new SimpleBooleanProperty(true);
  private final ObjectProperty<CutAxis> axis = new SimpleObjectProperty<>(CutAxis.Z);
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ReadOnlyObjectWrapper<Optional<CutPlane>> plane =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Nothing is cut yet. */
  public CutModel() {
    on.subscribe(this::refresh);
    axis.subscribe(this::refresh);
    position.subscribe(this::refresh);
  }

  /** Whether shapes are cut open. */
  public BooleanProperty on() {
    return on;
  }

  /** Whether the distance is shown on the plane of the cut. */
  public BooleanProperty distance() {
    return distance;
  }

  /** Across which axis. */
  public ObjectProperty<CutAxis> axis() {
    return axis;
  }

  /** Where, -1 to 1. */
  public DoubleProperty position() {
    return position;
  }

  /** The plane, empty while nothing is cut. */
  ReadOnlyObjectProperty<Optional<CutPlane>> plane() {
    return plane.getReadOnlyProperty();
  }

  private void refresh() {
    plane.set(on.get() ? Optional.of(new CutPlane(axis.get(), position.get())) : Optional.empty());
  }
}
