package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.MorphChoice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
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

/**
 * Which shapes a morph leads between: members of a family, or some of the open shapes. It is a part
 * of the project, so that it is undone and saved with it.
 */
public final class ShapeEndsViewModel {
  private static final int MOST_ENDS = 3;
  private static final String CHOICE = "choice of the morph's ends";

  private final IoPool pool;
  private final ProjectModel project;
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
  private final ObjectProperty<Optional<OpenShape>> third =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ShapeEnd>> ends = new ReadOnlyObjectWrapper<>(List.of());
  private Consumer<Throwable> onFailure = cause -> {};
  private boolean taking;

  /** Whether several properties are being changed together. */
  private boolean changing;

  /** Chooses among families that come with the program, and the open shapes. */
  public ShapeEndsViewModel(IoPool pool, ShapesModel shapes) {
    this.pool = pool;
    project = shapes.project();
    meshes = shapes.shapes().filtered(shape -> shape.points().isEmpty());
    source.subscribe((before, now) -> chosen(now));
    familyName.subscribe((before, now) -> renamed());
    members.forEach(m -> m.subscribe((before, now) -> chose()));
    triangle.subscribe((before, now) -> together(CHOICE, this::fill));
    first.subscribe((before, now) -> chose());
    second.subscribe((before, now) -> chose());
    third.subscribe((before, now) -> chose());
    meshes.addListener(this::changed);
    project.note(now -> now.withEnds(chosen()));
    project.property().subscribe(this::follow);
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

  /** Whether there are three ends instead of two. */
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

  /** One of the open shapes, or none; it counts in a triangle. */
  public ObjectProperty<Optional<OpenShape>> third() {
    return third;
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

  /** Takes open shapes while no ends were chosen, if there are enough of them. */
  void offerShapes() {
    if (source.get() == EndsSource.NONE && meshes.size() > 1 && !project.recalling()) {
      unnoticed(() -> source.set(EndsSource.SHAPES));
    }
  }

  /** Whether shapes that are opened now become ends. */
  public boolean takesShapes() {
    return taking;
  }

  /** Whether the ends come from undo, redo or a file: then no fit begins by itself. */
  boolean recalled() {
    return project.recalling();
  }

  /** Takes other members. */
  public void shuffle() {
    family.get().ifPresent(read -> together("choice of other members", () -> draw(read)));
  }

  /** Exchanges first and second end. */
  public void swap() {
    together(
        "exchange of the ends",
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

  private void chose() {
    together(CHOICE, () -> {});
  }

  private void chosen(EndsSource now) {
    if (now == EndsSource.FAMILY && family.get().isEmpty()) {
      chose();
      load();
    } else if (now == EndsSource.SHAPES && first.get().isEmpty() && second.get().isEmpty()) {
      together(CHOICE, this::fill);
    } else {
      chose();
    }
  }

  /** Those of the open shapes that count: two, or three in a triangle. */
  private List<ObjectProperty<Optional<OpenShape>>> shapeEnds() {
    return triangle.get() ? List.of(first, second, third) : List.of(first, second);
  }

  /** Takes open shapes, oldest first, for ends that are not chosen. */
  private void fill() {
    if (source.get() == EndsSource.SHAPES) {
      for (ObjectProperty<Optional<OpenShape>> end : shapeEnds()) {
        if (end.get().isEmpty()) {
          List<Optional<OpenShape>> taken = shapeEnds().stream().map(ObjectProperty::get).toList();
          end.set(meshes.stream().filter(s -> !taken.contains(Optional.of(s))).findFirst());
        }
      }
    }
  }

  private void renamed() {
    chose();
    load();
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

  /** Members that the family has stay, others are drawn: that is no step of anybody's. */
  private void loaded(String wanted, Outcome<TrainedFamily> outcome) {
    Optional<TrainedFamily> found = Delivery.value(outcome, onFailure);
    if (found.isPresent() && wanted.equals(familyName.get())) {
      List<String> before = names();
      unnoticed(
          () -> {
            family.set(found);
            draw(found.get());
            for (int i = 0; i < MOST_ENDS; i++) {
              if (found.get().members().contains(before.get(i))) {
                members.get(i).set(before.get(i));
              }
            }
          });
    }
  }

  private List<String> names() {
    return members.stream().map(ObjectProperty::get).toList();
  }

  private void draw(TrainedFamily from) {
    int count = from.members().size();
    int start = random.nextInt(count);
    for (int i = 0; i < MOST_ENDS; i++) {
      // far from each other in the list, and never the same one
      members.get(i).set(from.members().get((start + i * Math.max(1, count / 3)) % count));
    }
  }

  /** What is opened or closed is a step of its own, of which this is a part. */
  private void changed(ListChangeListener.Change<? extends OpenShape> change) {
    if (project.recalling()) {
      return;
    }
    unnoticed(
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
    for (ObjectProperty<Optional<OpenShape>> end : List.of(first, second, third)) {
      if (end.get().filter(s -> s == shape).isPresent()) {
        end.set(Optional.empty());
      }
    }
  }

  /** Fills what is free; where nothing is, the oldest end gives way. */
  private void take(OpenShape shape) {
    List<ObjectProperty<Optional<OpenShape>>> all = shapeEnds();
    int free = 0;
    while (free < all.size() && all.get(free).get().isPresent()) {
      free++;
    }
    if (free == all.size()) {
      free--;
      for (int end = 0; end < free; end++) {
        all.get(end).set(all.get(end + 1).get());
      }
    }
    all.get(free).set(Optional.of(shape));
    source.set(EndsSource.SHAPES);
  }

  private MorphChoice chosen() {
    return new MorphChoice(
        source.get(),
        new MorphChoice.Members(familyName.get(), names()),
        first.get(),
        second.get(),
        third.get(),
        triangle.get());
  }

  private void follow() {
    MorphChoice wanted = project.get().morph().ends();
    if (!changing && !wanted.equals(chosen())) {
      changing = true;
      source.set(wanted.source());
      if (ShippedFamilies.names().contains(wanted.members().family())) {
        familyName.set(wanted.members().family());
      }
      List<String> names = wanted.members().names();
      for (int i = 0; i < Math.min(MOST_ENDS, names.size()); i++) {
        members.get(i).set(names.get(i));
      }
      triangle.set(wanted.triangle());
      first.set(wanted.first());
      second.set(wanted.second());
      third.set(wanted.third());
      changing = false;
      project.note(now -> now.withEnds(chosen()));
      gather();
    }
  }

  /**
   * Several changes that are one step. While the project is recalled it alone is right, whatever a
   * list of shapes makes of its choice for a moment.
   */
  private void together(String step, Runnable changes) {
    if (inOne(changes) && !project.recalling()) {
      project.change(ProjectStep.of(step), now -> now.withEnds(chosen()));
      gather();
    }
  }

  /** Changes that are a part of another step, or of none. */
  private void unnoticed(Runnable changes) {
    if (inOne(changes)) {
      project.note(now -> now.withEnds(chosen()));
      gather();
    }
  }

  /** Whether they are no part of other changes. */
  private boolean inOne(Runnable changes) {
    boolean outer = !changing;
    changing = true;
    changes.run();
    changing = !outer;
    return outer;
  }

  private void gather() {
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
    List<ObjectProperty<Optional<OpenShape>>> wanted = shapeEnds();
    List<OpenShape> all = wanted.stream().flatMap(end -> end.get().stream()).distinct().toList();
    if (all.size() < wanted.size()) {
      return List.of();
    }
    for (OpenShape shape : all) {
      var unused = pool.submit(shape::distance, distance -> {});
    }
    return all.stream().map(ShapeEnd::of).toList();
  }
}
