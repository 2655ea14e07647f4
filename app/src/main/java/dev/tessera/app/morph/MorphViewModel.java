package dev.tessera.app.morph;

import dev.tessera.app.FailureText;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.ShapePair;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/** The page of morphs: ends, way, frame, and what follows from what among them. */
public final class MorphViewModel {
  private static final double LONGEST_GAP = 0.25;
  private static final double ZOOM_STEP = 1.25;

  private final Engine engine;
  private final MorphEndsViewModel ends;
  private final MorphPairViewModel pair;
  private final MorphLiveViewModel live;
  private final MorphSurfaceViewModel surface;
  private final MorphStripViewModel strip;
  private final MorphExportViewModel export;
  private final MorphPlayer player = new MorphPlayer();
  private final OrbitModel camera = new OrbitModel();
  private final BooleanProperty wireframe = new SimpleBooleanProperty();
  private final ObjectProperty<MorphMix> mix = new SimpleObjectProperty<>(MorphMix.LINEAR);
  private final ObjectProperty<MorphPlace> place = new SimpleObjectProperty<>(MorphPlace.start());
  private final ReadOnlyObjectWrapper<Optional<MorphFields>> fields =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
  private long lastPoll = System.nanoTime();

  /** A page with nothing chosen. */
  public MorphViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      ShapesModel shapes,
      Notices notices,
      Consumer<Path> showInFolder) {
    this.engine = engine;
    ends = new MorphEndsViewModel(pool, shapes);
    pair = new MorphPairViewModel(service, engine);
    live = new MorphLiveViewModel(service, engine, pool, pair);
    surface = new MorphSurfaceViewModel(service);
    strip = new MorphStripViewModel(service, pool);
    export =
        new MorphExportViewModel(
            new SurfaceExport(service, pool, notices, showInFolder),
            pool,
            notices,
            fields.getReadOnlyProperty(),
            place,
            player.loop(),
            camera);
    ends.ends().subscribe((before, now) -> chosen(now));
    mix.subscribe((before, now) -> remix());
    pair.fitted().subscribe((before, now) -> remix());
    player.position().subscribe((before, now) -> follow());
    player.playing().subscribe(surface::moving);
    place.subscribe((before, now) -> show());
    Consumer<Throwable> tell =
        cause -> {
          FailureText text = FailureText.of(cause);
          notices.show(Notice.problem(text.sentence(), text.details()));
        };
    ends.setOnFailure(tell);
    surface.setOnFailure(tell);
    pair.failure().subscribe(now -> now.ifPresent(tell));
    shapes
        .shapes()
        .addListener(
            (ListChangeListener<OpenShape>)
                change -> {
                  while (change.next()) {
                    change.getRemoved().forEach(pair::forget);
                  }
                });
  }

  /** What is chosen. */
  public MorphEndsViewModel ends() {
    return ends;
  }

  /** The fit of two shapes. */
  public MorphPairViewModel pair() {
    return pair;
  }

  /** What the shape that is being fitted looks like. */
  public MorphLiveViewModel live() {
    return live;
  }

  /** The frame on the screen. */
  public MorphSurfaceViewModel surface() {
    return surface;
  }

  /** The small pictures. */
  public MorphStripViewModel strip() {
    return strip;
  }

  /** What can be saved. */
  public MorphExportViewModel export() {
    return export;
  }

  /** Moves the slider. */
  public MorphPlayer player() {
    return player;
  }

  /** From where everything is looked at. */
  public OrbitModel camera() {
    return camera;
  }

  /** Edges instead of faces. */
  public BooleanProperty wireframe() {
    return wireframe;
  }

  /** How codes or distances are mixed. */
  public ObjectProperty<MorphMix> mix() {
    return mix;
  }

  /** Which frame is shown. */
  public ReadOnlyObjectProperty<MorphPlace> place() {
    return place;
  }

  /** Whether there are ends to go between. */
  ReadOnlyObjectProperty<Optional<MorphFields>> fields() {
    return fields.getReadOnlyProperty();
  }

  /** What the view shows, in a few words. */
  public ReadOnlyStringProperty caption() {
    return caption.getReadOnlyProperty();
  }

  /** The names of the ends; empty if none are chosen. */
  public Optional<String> title() {
    List<MorphEnd> now = ends.ends().get();
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" \u2013 ", now.stream().map(MorphEnd::name).toList()));
  }

  /** Comes closer. */
  public void zoomIn() {
    camera.zoom(ZOOM_STEP);
  }

  /** Goes away. */
  public void zoomOut() {
    camera.zoom(1 / ZOOM_STEP);
  }

  /** Looks at everything from where a newcomer looks. */
  public void resetCamera() {
    camera.reset();
  }

  /** Goes to a place in the triangle; playing stops. */
  public void goTo(MorphPlace there) {
    player.playing().set(false);
    place.set(there);
  }

  /** Goes to where a small picture is; playing stops. */
  public void goToStop(int stop) {
    player.playing().set(false);
    player.position().set(MorphStripViewModel.position(count(), stop));
    follow();
  }

  /** The shape that is on the screen, to be made on the I/O pool. */
  ReadOnlyObjectProperty<Optional<MorphSurface>> shown() {
    return surface.surface();
  }

  /** Makes what the view shows of a frame; to be called on the I/O pool. */
  static Supplier<List<DisplayMesh>> solids(Optional<MorphSurface> frame) {
    return () ->
        frame
            .map(
                f ->
                    DisplayMesh.of(
                        f.mesh(),
                        f.normals().orElseGet(() -> VertexNormals.of(f.mesh())),
                        f.fields().mix() == MorphMix.BLEND ? DisplayMesh.CLAY : DisplayMesh.SLATE))
            .map(List::of)
            .orElse(List.of());
  }

  /** Tells whether the page is looked at. */
  public void watched(boolean value) {
    pair.watched(value);
    if (!value) {
      player.playing().set(false);
    }
  }

  /** Lets time go by; called once per frame while the page is looked at. */
  public void poll() {
    long now = System.nanoTime();
    double elapsed = Math.min(LONGEST_GAP, (now - lastPoll) * 1e-9);
    lastPoll = now;
    player.advance(elapsed);
    pair.poll();
    surface.poll();
    export.poll();
    boolean resting = surface.idle() && !player.playing().get();
    if (resting && !strip.goOn()) {
      surface.rest();
    }
  }

  private int count() {
    return ends.ends().get().size();
  }

  private void chosen(List<MorphEnd> now) {
    if (now.isEmpty()) {
      player.playing().set(false);
    }
    pair.choose(now, ends.takesShapes());
    follow();
    remix();
  }

  private void follow() {
    place.set(MorphPlace.along(count(), player.position().get()));
  }

  /** Between shapes whose codes are not known yet distances are blended. */
  private void remix() {
    List<MorphEnd> now = ends.ends().get();
    if (now.isEmpty()) {
      fields.set(Optional.empty());
      caption.set("");
      surface.clear();
      strip.show(Optional.empty());
      return;
    }
    List<MorphEnd> known = pair.fitted().get().map(p -> fitted(now, p)).orElse(now);
    boolean coded = known.stream().allMatch(e -> e.fitted().isPresent());
    MorphMix effective = coded ? possible(now.size()) : MorphMix.BLEND;
    Optional<MorphFields> made = Optional.of(new MorphFields(engine, known, effective));
    fields.set(made);
    caption.set(
        coded
            ? effective.caption()
            : mix.get() == MorphMix.BLEND
                ? effective.caption()
                : effective.caption() + ", until both shapes have codes");
    strip.show(made);
    show();
  }

  /** There is no arc in a triangle. */
  private MorphMix possible(int count) {
    return count > 2 && mix.get() == MorphMix.SPHERICAL ? MorphMix.LINEAR : mix.get();
  }

  private static List<MorphEnd> fitted(List<MorphEnd> ends, ShapePair pair) {
    return ends.size() == 2 && ends.stream().allMatch(e -> e.shape().isPresent())
        ? List.of(ends.get(0).with(pair.first()), ends.get(1).with(pair.second()))
        : ends;
  }

  private void show() {
    fields.get().ifPresent(f -> surface.show(f, place.get()));
  }
}
