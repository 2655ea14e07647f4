package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.Tools;
import dev.tessera.model.flow.PairsFile;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.SightLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * Points of both shapes that belong together, which the flow obeys: a point is clicked on one
 * shape, then its counterpart on the other. They are a part of the project.
 */
public final class PointsViewModel {
  private static final String CHOICE = "choice of points that belong together";

  private final Tools tools;
  private final ProjectModel project;
  private final BooleanProperty choosing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<ShapePair>> shapes =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<PointPairs> pairs =
      new ReadOnlyObjectWrapper<>(PointPairs.NONE);
  private final ReadOnlyObjectWrapper<Optional<HalfPair>> half =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pending picking = new Pending();
  private final Pending filing = new Pending();

  /** No points yet. */
  PointsViewModel(Tools tools, ProjectModel project, ObservableValue<List<ShapeEnd>> ends) {
    this.tools = tools;
    this.project = project;
    ends.subscribe(this::choose);
    project.property().subscribe(this::follow);
    choosing.subscribe((before, now) -> forget());
  }

  /** Whether both shapes are to be seen, to click points on them. */
  public BooleanProperty choosing() {
    return choosing;
  }

  /** The shapes; empty if they are not two that a flow can lead between. */
  ReadOnlyObjectProperty<Optional<ShapePair>> shapes() {
    return shapes.getReadOnlyProperty();
  }

  /** The pairs. */
  ReadOnlyObjectProperty<PointPairs> pairs() {
    return pairs.getReadOnlyProperty();
  }

  /** A point whose counterpart is awaited. */
  ReadOnlyObjectProperty<Optional<HalfPair>> half() {
    return half.getReadOnlyProperty();
  }

  /** What to do next, in a sentence. */
  String words() {
    if (!choosing.get()) {
      return pairs.get().count() == 0
          ? "Where limbs are mistaken for others, points that belong together help."
          : "The flow obeys them when it is found again.";
    }
    return half.get()
        .map(
            h ->
                "Now click where it belongs on the %s shape."
                    .formatted(h.onSecond() ? "first" : "second"))
        .orElse("Click a point on one shape, then the same on the other.");
  }

  private void choose(List<ShapeEnd> ends) {
    List<ShapePair> ways = ShapeMixes.ways(ends);
    Optional<ShapePair> now = ways.size() == 1 ? Optional.of(ways.get(0)) : Optional.empty();
    if (!now.equals(shapes.get())) {
      shapes.set(now);
      filing.cancel();
      forget();
      follow();
    }
  }

  private void follow() {
    PointPairs now =
        shapes.get().map(both -> project.get().morph().pointsOf(both)).orElse(PointPairs.NONE);
    if (!now.equals(pairs.get())) {
      pairs.set(now);
    }
  }

  private void forget() {
    picking.cancel();
    half.set(Optional.empty());
  }

  /** Takes a click on a shape; one that does not meet its surface does nothing. */
  void pick(boolean onSecond, SightLine line) {
    shapes
        .get()
        .ifPresent(
            both -> {
              Mesh mesh = (onSecond ? both.second() : both.first()).signal().mesh();
              picking.submit(
                  tools.pool(),
                  cancelled -> line.meets(mesh),
                  outcome ->
                      Delivery.value(outcome, this::tell)
                          .ifPresent(
                              met ->
                                  met.ifPresent(
                                      many ->
                                          take(
                                              new HalfPair(
                                                  onSecond,
                                                  line.at(many, 0),
                                                  line.at(many, 1),
                                                  line.at(many, 2))))));
            });
  }

  /** A second point on the same shape takes the place of the first. */
  private void take(HalfPair point) {
    Optional<HalfPair> other = half.get().filter(h -> h.onSecond() != point.onSecond());
    half.set(other.isPresent() ? Optional.empty() : Optional.of(point));
    other.ifPresent(
        before -> {
          HalfPair first = before.onSecond() ? point : before;
          HalfPair second = before.onSecond() ? before : point;
          change("pair of points", pairs.get().plus(first.position(), second.position()));
        });
  }

  private void change(String step, PointPairs now) {
    shapes
        .get()
        .ifPresent(both -> project.change(ProjectStep.of(step), was -> was.withPoints(both, now)));
  }

  /** Removes a pair, or the point whose counterpart is awaited, which stands behind them. */
  void remove(int pair) {
    if (pair < pairs.get().count()) {
      change("removal of a pair of points", pairs.get().without(pair));
    } else {
      forget();
    }
  }

  /** Takes the pairs of a file in place of those that are there. */
  public void load(Path file) {
    shapes
        .get()
        .ifPresent(
            both ->
                filing.submit(
                    tools.pool(),
                    cancelled ->
                        PairsFile.read(file, both.first().signal(), both.second().signal()),
                    outcome ->
                        Delivery.value(outcome, this::tell)
                            .ifPresent(read -> change(CHOICE, read))));
  }

  /** Writes the pairs into a file, as they can be loaded and given to the command. */
  public void save(Path file) {
    PointPairs now = pairs.get();
    shapes
        .get()
        .ifPresent(
            both ->
                filing.submit(
                    tools.pool(),
                    cancelled -> {
                      PairsFile.write(file, now, both.first().signal(), both.second().signal());
                      return file;
                    },
                    outcome ->
                        Delivery.value(outcome, this::tell)
                            .ifPresent(done -> tools.tell(Notice.info("Saved " + done + ".")))));
  }

  private void tell(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }
}
