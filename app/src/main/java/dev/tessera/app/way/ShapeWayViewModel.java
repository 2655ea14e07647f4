package dev.tessera.app.way;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.flow.FlowLines;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The page of ways between shapes: ends, the fit of two, the way, and from where it is seen. */
public final class ShapeWayViewModel {
  private final ShapeEndsViewModel ends;
  private final PairViewModel pair;
  private final FlowViewModel flow;
  private final PairLookViewModel live;
  private final FrameViewModel frame;
  private final FrameViewModel beside;
  private final ShapeWay shapes;
  private final FlowLinesViewModel lines;
  private final PointsViewModel points;
  private final WayViewModel way;
  private final BooleanBinding pointsShown;
  private final SaveFlow export;
  private final OrbitModel camera = new OrbitModel();
  private final BooleanProperty wireframe = new SimpleBooleanProperty();

  /** A page with nothing chosen. */
  public ShapeWayViewModel(Tools tools, ShapesModel opened) {
    ends = new ShapeEndsViewModel(tools.pool(), opened);
    pair = new PairViewModel(tools, opened.project(), System::nanoTime);
    live = new PairLookViewModel(tools, pair);
    frame = new FrameViewModel(tools.service(), System::nanoTime);
    beside = new FrameViewModel(tools.service(), System::nanoTime);
    flow = new FlowViewModel(tools, opened.project());
    shapes = new ShapeWay(tools.engine(), ends, pair, flow, new ShapeWay.Frames(frame, beside));
    lines = new FlowLinesViewModel(tools, shapes.fields());
    points = new PointsViewModel(tools, opened.project(), ends.ends());
    way = new WayViewModel(shapes, tools, System::nanoTime);
    pointsShown =
        Bindings.createBooleanBinding(
            () ->
                points.choosing().get()
                    && points.shapes().get().isPresent()
                    && way.mix().get() == WayMix.FLOW,
            points.choosing(),
            points.shapes(),
            way.mix());
    ShapeWayExports exports = new ShapeWayExports(shapes.fields(), way.place(), camera);
    export = new SaveFlow(tools, exports.kinds());
    Consumer<Throwable> tell = cause -> tools.tell(Notice.problem(cause));
    ends.setOnFailure(tell);
    flow.setOnFailure(tell);
    pair.run().failure().subscribe(now -> now.ifPresent(tell));
  }

  /** What is chosen. */
  public ShapeEndsViewModel ends() {
    return ends;
  }

  /** The fit of two shapes. */
  public PairViewModel pair() {
    return pair;
  }

  /** The search for the flow between two shapes. */
  public FlowViewModel flow() {
    return flow;
  }

  /** What the shape that is being fitted looks like. */
  public PairLookViewModel live() {
    return live;
  }

  /** The frame on the screen. */
  public FrameViewModel frame() {
    return frame;
  }

  /** Lines along which points move. */
  public FlowLinesViewModel lines() {
    return lines;
  }

  /** Points of both shapes that belong together. */
  public PointsViewModel points() {
    return points;
  }

  /** Whether both shapes are seen in place of what lies between them, to click points on them. */
  public ObservableValue<Boolean> pointsShown() {
    return pointsShown;
  }

  /** The blend of distances at the same place, while both are compared. */
  public FrameViewModel beside() {
    return beside;
  }

  /** Whether the blend of distances is to be seen beside the way. */
  public BooleanProperty compared() {
    return shapes.compared();
  }

  /** Whether it is: what is the blend itself has nothing beside it. */
  public ObservableValue<Boolean> besideShown() {
    return shapes.blended().map(Optional::isPresent);
  }

  /** From the first end to the last. */
  public WayViewModel way() {
    return way;
  }

  /** What can be saved. */
  public SaveFlow export() {
    return export;
  }

  /** From where everything is looked at. */
  public OrbitModel camera() {
    return camera;
  }

  /** Edges instead of faces. */
  public BooleanProperty wireframe() {
    return wireframe;
  }

  /** What lies between the ends; empty while there are none. */
  ReadOnlyObjectProperty<Optional<ShapeFields>> fields() {
    return shapes.fields();
  }

  /** What the view shows, in a few words. */
  public ReadOnlyStringProperty caption() {
    return shapes.caption();
  }

  /** The names of the ends; empty if none are chosen. */
  public Optional<String> title() {
    List<ShapeEnd> now = ends.ends().get();
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" \u2013 ", now.stream().map(ShapeEnd::name).toList()));
  }

  /** Makes what the view shows of a frame, and of lines; to be called on the I/O pool. */
  static Supplier<List<DisplayMesh>> solids(Optional<ShownFrame> frame, Optional<FlowLines> lines) {
    return () ->
        Stream.concat(
                frame.map(ShapeWayViewModel::solid).stream(),
                lines.filter(l -> l.count() > 0).map(FlowThreads::of).stream())
            .toList();
  }

  private static DisplayMesh solid(ShownFrame frame) {
    return DisplayMesh.of(
        frame.mesh(),
        frame.normals().orElseGet(() -> VertexNormals.of(frame.mesh())),
        frame.fields().mix() == WayMix.BLEND ? DisplayMesh.CLAY : DisplayMesh.SLATE);
  }

  /** Tells whether the page is looked at. */
  public void watched(boolean value) {
    if (value) {
      ends.offerShapes();
    }
    pair.run().watched(value);
    shapes.watched(value);
    if (!value) {
      way.player().playing().set(false);
    }
  }

  /** Lets time go by; called once per frame while the page is looked at. */
  public void poll() {
    way.poll();
    export.poll();
  }
}
