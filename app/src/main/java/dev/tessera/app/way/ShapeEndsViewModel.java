package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.service.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Which shapes a morph leads between: members of a family, or two of the open shapes. */
public final class ShapeEndsViewModel {
  private static final int MOST_ENDS = 3;

  private final IoPool pool;
  private final FilteredList<OpenShape> meshes;
  private final SplittableRandom random = new SplittableRandom(7);
  private final ObjectProperty<EndsSource> source = new SimpleObjectProperty<>(EndsSource.NONE);
  private final ObjectProperty<String> familyName =
      new SimpleObjectProperty<>(ShippedFamilies.names().get(0));
  private final ReadOnlyObjectWrapper<Optional<TrainedFamily>> family =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<ObjectProperty<String>> members =
      Stream.generate(() -> (ObjectProperty<String>) new SimpleObjectProperty<>(""))
          .limit(MOST_ENDS)
          .toList();
  private final BooleanProperty triangle = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<OpenShape>> first =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<OpenShape>> second =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ShapeEnd>> ends = new ReadOnlyObjectWrapper<>(List.of());
  private Consumer<Throwable> onFailure = cause -> {};
  private boolean taking;

  /** Members to be chosen once their family is read. */
  private List<String> awaited = List.of();

  /** Whether several properties are being changed together. */
  private boolean changing;

  /** Chooses among families that come with the program, and the open shapes. */
  public ShapeEndsViewModel(IoPool pool, ShapesModel shapes) {
    this.pool = pool;
    meshes = shapes.shapes().filtered(shape -> shape.points().isEmpty());
    source.subscribe((before, now) -> chosen(now));
    familyName.subscribe((before, now) -> load());
    members.forEach(m -> m.subscribe((before, now) -> gather()));
    triangle.subscribe((before, now) -> gather());
    first.subscribe((before, now) -> gather());
    second.subscribe((before, now) -> gather());
    meshes.addListener(this::changed);
  }

  /** The open shapes that may be ends: those with a surface. */
  ObservableList<OpenShape> meshes() {
    return meshes;
  }

  /** Where the ends come from. */
  public ObjectProperty<EndsSource> source() {
    return source;
  }

  /** The name of the family. */
  public ObjectProperty<String> familyName() {
    return familyName;
  }

  /** The family, once it is read. */
  public ReadOnlyObjectProperty<Optional<TrainedFamily>> family() {
    return family.getReadOnlyProperty();
  }

  /**
   * The name of a member.
   *
   * @param end 0, 1 or 2
   */
  public ObjectProperty<String> member(int end) {
    return members.get(end);
  }

  /** Whether there are three members instead of two. */
  public BooleanProperty triangle() {
    return triangle;
  }

  /** One of the open shapes, or none. */
  public ObjectProperty<Optional<OpenShape>> first() {
    return first;
  }

  /** One of the open shapes, or none. */
  public ObjectProperty<Optional<OpenShape>> second() {
    return second;
  }

  /** Two or three ends, none if not all are chosen; shapes have no codes here. */
  public ReadOnlyObjectProperty<List<ShapeEnd>> ends() {
    return ends.getReadOnlyProperty();
  }

  /** Is told why a family could not be read. */
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** Tells whether shapes that are opened from now on become ends. */
  public void takeShapes(boolean value) {
    taking = value;
  }

  /** Whether shapes that are opened now become ends. */
  public boolean takesShapes() {
    return taking;
  }

  /** Chooses nothing. */
  public void clear() {
    together(
        () -> {
          first.set(Optional.empty());
          second.set(Optional.empty());
          source.set(EndsSource.NONE);
        });
  }

  /** Chooses two open shapes. */
  public void choose(OpenShape one, OpenShape other) {
    together(
        () -> {
          first.set(Optional.of(one));
          second.set(Optional.of(other));
          source.set(EndsSource.SHAPES);
        });
  }

  /** Chooses members of a family that comes with the program, once it is read; others are drawn. */
  public void chooseMembers(String name, List<String> wanted, boolean three) {
    if (ShippedFamilies.names().contains(name)) {
      awaited = wanted;
      together(
          () -> {
            familyName.set(name);
            triangle.set(three);
            source.set(EndsSource.FAMILY);
          });
      family.get().filter(read -> read.name().equals(name)).ifPresent(this::take);
    }
  }

  /** Takes the members that are awaited, as far as a family has them. */
  private void take(TrainedFamily from) {
    for (int i = 0; i < Math.min(MOST_ENDS, awaited.size()); i++) {
      if (from.members().contains(awaited.get(i))) {
        members.get(i).set(awaited.get(i));
      }
    }
    awaited = List.of();
  }

  /** Takes other members. */
  public void shuffle() {
    family.get().ifPresent(this::draw);
  }

  /** Exchanges first and second end. */
  public void swap() {
    together(
        () -> {
          if (source.get() == EndsSource.FAMILY) {
            String before = members.get(0).get();
            members.get(0).set(members.get(1).get());
            members.get(1).set(before);
          } else {
            Optional<OpenShape> before = first.get();
            first.set(second.get());
            second.set(before);
          }
        });
  }

  private void chosen(EndsSource now) {
    if (now == EndsSource.FAMILY && family.get().isEmpty()) {
      load();
    } else if (now == EndsSource.SHAPES && first.get().isEmpty() && second.get().isEmpty()) {
      together(
          () -> {
            meshes.stream().findFirst().ifPresent(s -> first.set(Optional.of(s)));
            meshes.stream().skip(1).findFirst().ifPresent(s -> second.set(Optional.of(s)));
          });
    } else {
      gather();
    }
  }

  private void load() {
    if (source.get() != EndsSource.FAMILY) {
      family.set(Optional.empty());
      return;
    }
    String wanted = familyName.get();
    var unused =
        pool.submit(cancelled -> ShippedFamilies.load(wanted), outcome -> loaded(wanted, outcome));
  }

  private void loaded(String wanted, Outcome<TrainedFamily> outcome) {
    Optional<TrainedFamily> found = Delivery.value(outcome, onFailure);
    if (found.isPresent() && wanted.equals(familyName.get())) {
      together(
          () -> {
            family.set(found);
            draw(found.get());
            take(found.get());
          });
    }
  }

  private void draw(TrainedFamily from) {
    int count = from.members().size();
    together(
        () -> {
          int start = random.nextInt(count);
          for (int i = 0; i < MOST_ENDS; i++) {
            // far from each other in the list, and never the same one
            members.get(i).set(from.members().get((start + i * Math.max(1, count / 3)) % count));
          }
        });
  }

  private void changed(ListChangeListener.Change<? extends OpenShape> change) {
    together(
        () -> {
          while (change.next()) {
            change.getRemoved().forEach(this::forget);
            if (taking) {
              change.getAddedSubList().forEach(this::take);
            }
          }
        });
  }

  private void forget(OpenShape shape) {
    for (ObjectProperty<Optional<OpenShape>> end : List.of(first, second)) {
      if (end.get().filter(s -> s == shape).isPresent()) {
        end.set(Optional.empty());
      }
    }
  }

  /** Fills what is free; where nothing is, the older end gives way. */
  private void take(OpenShape shape) {
    if (first.get().isEmpty()) {
      first.set(Optional.of(shape));
    } else {
      if (second.get().isPresent()) {
        first.set(second.get());
      }
      second.set(Optional.of(shape));
    }
    source.set(EndsSource.SHAPES);
  }

  private void together(Runnable changes) {
    boolean outer = !changing;
    changing = true;
    changes.run();
    if (outer) {
      changing = false;
      gather();
    }
  }

  private void gather() {
    if (changing) {
      return;
    }
    List<ShapeEnd> now =
        switch (source.get()) {
          case NONE -> List.of();
          case FAMILY -> family.get().map(this::ofFamily).orElse(List.of());
          case SHAPES -> ofShapes();
        };
    ends.set(now);
  }

  private List<ShapeEnd> ofFamily(TrainedFamily from) {
    List<String> names =
        members.stream().limit(triangle.get() ? MOST_ENDS : 2).map(ObjectProperty::get).toList();
    return from.members().containsAll(names)
        ? names.stream().map(name -> ShapeEnd.of(from, name)).toList()
        : List.of();
  }

  private List<ShapeEnd> ofShapes() {
    List<OpenShape> both = Stream.of(first, second).flatMap(end -> end.get().stream()).toList();
    if (both.size() < 2 || both.get(0) == both.get(1)) {
      return List.of();
    }
    for (OpenShape shape : both) {
      var unused = pool.submit(shape::distance, distance -> {});
    }
    return both.stream().map(ShapeEnd::of).toList();
  }
}
