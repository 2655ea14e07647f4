package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.flow.FlowLines;
import dev.tessera.model.job.FlowLinesJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Lines along which points of the first shape move, on request. */
public final class FlowLinesViewModel {
  private static final int LINES = 240;
  private static final int DRAWN = 8 * LINES;
  private static final long SEED = 1;

  private final Tools tools;
  private final ReadOnlyObjectProperty<Optional<ShapeFields>> fields;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<FlowLines>> lines =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pending search = new Pending();

  /** The flow whose lines are there or on their way. */
  private Optional<FoundFlow> followed = Optional.empty();

  /** No lines yet. */
  FlowLinesViewModel(Tools tools, ReadOnlyObjectProperty<Optional<ShapeFields>> fields) {
    this.tools = tools;
    this.fields = fields;
    fields.subscribe(this::follow);
    wanted.subscribe(this::follow);
  }

  /** Whether they are to be seen. */
  public BooleanProperty wanted() {
    return wanted;
  }

  /** The lines; empty while they are not wanted, or there is no flow. */
  ReadOnlyObjectProperty<Optional<FlowLines>> lines() {
    return lines.getReadOnlyProperty();
  }

  private void follow() {
    Optional<FoundFlow> flow = fields.get().filter(f -> wanted.get()).flatMap(ShapeFields::flow);
    if (!flow.equals(followed)) {
      followed = flow;
      search.cancel();
      lines.set(Optional.empty());
      flow.ifPresent(f -> begin(fields.get().orElseThrow(), f));
    }
  }

  private void begin(ShapeFields of, FoundFlow flow) {
    ShapeEnd end = of.ends().get(flow.rest());
    Mesh mesh = end.shape().orElseThrow().signal().mesh();
    search.submit(
        tools.pool(),
        cancelled -> starts(mesh),
        outcome -> Delivery.value(outcome, this::tell).ifPresent(found -> begin(flow, found)));
  }

  private void begin(FoundFlow flow, PointCloud starts) {
    search.submit(
        tools.service(),
        Lane.VIEW,
        new FlowLinesJob(tools.engine(), flow.flow(), starts.floats()),
        outcome -> lines.set(Delivery.value(outcome, this::tell)));
  }

  private void tell(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }

  /** Points that keep their distance from each other. */
  private static PointCloud starts(Mesh mesh) {
    float[] drawn = SurfaceSampler.of(mesh).points(DRAWN, SEED);
    double[] points = new double[drawn.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = drawn[i];
    }
    return PointCloud.of(points).thinned(LINES);
  }
}
