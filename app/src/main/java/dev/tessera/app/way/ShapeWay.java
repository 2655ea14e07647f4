package dev.tessera.app.way;

import dev.tessera.app.session.EndsSource;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Surfaces between shapes: members of a family, or meshes. */
final class ShapeWay implements WayKind {
  /**
   * What is on the screen.
   *
   * @param main the way
   * @param beside the blend of distances at the same place, to compare with
   */
  record Frames(FrameViewModel main, FrameViewModel beside) {}

  private final EndDistances distances;
  private final ShapeEndsViewModel chosen;
  private final PairViewModel pair;
  private final FlowViewModel flow;
  private final Frames frames;
  private final ShapeMixes mixes = new ShapeMixes();
  private final ReadOnlyObjectWrapper<Optional<ShapeFields>> fields =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ShapeFields>> blended =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper edition = new ReadOnlyLongWrapper();
  private final BooleanProperty compared = new SimpleBooleanProperty();
  private final ObservableValue<String> remark;
  private WayPlace place = WayPlace.start();
  private boolean watched;

  /** Whether ends are being taken: they and what is known of them do not agree yet. */
  private boolean choosing;

  ShapeWay(
      Engine engine,
      ShapeEndsViewModel chosen,
      PairViewModel pair,
      FlowViewModel flow,
      Frames frames) {
    distances = new EndDistances(engine);
    this.chosen = chosen;
    this.pair = pair;
    this.flow = flow;
    this.frames = frames;
    FrameViewModel main = frames.main();
    remark = Bindings.createStringBinding(this::remarked, main.framesPerSecond(), main.surface());
    chosen.ends().subscribe((before, now) -> choose(now));
    chosen.source().subscribe((before, now) -> sourced(now));
    mixes.mix().subscribe(this::mixed);
    pair.run().result().subscribe(this::remix);
    flow.found().subscribe(this::remix);
    flow.state().subscribe((before, now) -> caption.set(captioned()));
    compared.subscribe((before, now) -> compare());
  }

  /** What lies between the ends; empty while there are none. */
  ReadOnlyObjectProperty<Optional<ShapeFields>> fields() {
    return fields.getReadOnlyProperty();
  }

  /** The blend of distances beside that; empty if there is none to be seen. */
  ReadOnlyObjectProperty<Optional<ShapeFields>> blended() {
    return blended.getReadOnlyProperty();
  }

  /** Whether the blend of distances is to be seen beside what is not a blend. */
  BooleanProperty compared() {
    return compared;
  }

  /** What the view shows, in a few words. */
  ReadOnlyStringProperty caption() {
    return caption.getReadOnlyProperty();
  }

  /** Tells whether the way is looked at: only then a flow is searched, or codes are fitted. */
  void watched(boolean value) {
    watched = value;
    begin();
  }

  @Override
  public int ends() {
    return fields.get().map(f -> f.ends().size()).orElse(0);
  }

  @Override
  public ReadOnlyLongProperty edition() {
    return edition.getReadOnlyProperty();
  }

  @Override
  public ObservableValue<List<WayMix>> mixes() {
    return mixes.possible();
  }

  @Override
  public ObjectProperty<WayMix> mix() {
    return mixes.mix();
  }

  @Override
  public void show(WayPlace there) {
    place = there;
    show(frames.main(), fields.get());
    show(frames.beside(), blended.get());
  }

  private void show(FrameViewModel frame, Optional<ShapeFields> what) {
    what.ifPresentOrElse(f -> frame.frames().show(f, place), frame::clear);
  }

  @Override
  public void moving(boolean value) {
    frames.main().frames().moving(value);
    frames.beside().frames().moving(value);
  }

  @Override
  public void poll() {
    pair.poll();
    flow.poll();
    frames.main().poll();
    frames.beside().poll();
  }

  @Override
  public boolean idle() {
    return frames.main().frames().idle() && frames.beside().frames().idle();
  }

  @Override
  public void rest() {
    frames.main().frames().rest();
    if (frames.main().frames().idle()) {
      frames.beside().frames().rest();
    }
  }

  @Override
  public Optional<WayStill<?>> still(WayPlace there) {
    return fields
        .get()
        .map(
            f ->
                new WayStill<>(
                    new BareSurfaceJob(f.preview(there), ShapeStill.CELLS), ShapeStill::of));
  }

  @Override
  public Optional<WayMeasure> measure(WayPlace there) {
    boolean fine = frames.main().frames().fine() && frames.beside().frames().fine();
    return fields
        .get()
        .filter(f -> fine)
        .map(
            f ->
                new WayMeasure(
                    new SurfaceJob(
                        "Measuring a surface", f.at(there), SurfaceFigures.CELLS, new Latest<>()),
                    surface -> SurfaceFigures.of(surface.mesh(), f.scale(there))));
  }

  @Override
  public ObservableValue<String> remark() {
    return remark;
  }

  @Override
  public void setOnFailure(Consumer<Throwable> listener) {
    frames.main().setOnFailure(listener);
    frames.beside().setOnFailure(listener);
  }

  private String remarked() {
    FrameViewModel main = frames.main();
    String cells = main.surface().get().map(s -> s.resolution() + "\u00b3").orElse("");
    double rate = main.framesPerSecond().get();
    return rate > 0 ? "%s   preview %.0f frames/s".formatted(cells, rate) : cells;
  }

  /** Where there are no ends yet, what they will be mixed by depends on their source. */
  private void sourced(EndsSource now) {
    if (chosen.ends().get().isEmpty()) {
      mixes.choose(now, List.of());
    }
  }

  private void choose(List<ShapeEnd> now) {
    choosing = true;
    mixes.choose(chosen.source().get(), now);
    pair.choose(ShapeMixes.solids(now));
    flow.choose(ShapeMixes.ways(now));
    choosing = false;
    mixed();
  }

  private void mixed() {
    remix();
    begin();
  }

  /** What the mix needs begins by itself while it is looked at; codes do not after an undo. */
  private void begin() {
    if (choosing) {
      return;
    }
    boolean seen = watched || chosen.takesShapes();
    WayMix mix = mixes.mix().get();
    flow.wanted(seen && mix == WayMix.FLOW);
    if (seen && mix.ofCodes() && !chosen.recalled()) {
      pair.begin();
    }
  }

  /** Until the flow is found, or both shapes have codes, distances are blended. */
  private void remix() {
    if (choosing) {
      return;
    }
    List<ShapeEnd> now = chosen.ends().get();
    fields.set(now.isEmpty() ? Optional.empty() : Optional.of(between(now)));
    caption.set(captioned());
    besides();
    edition.set(edition.get() + 1);
  }

  private ShapeFields between(List<ShapeEnd> now) {
    WayMix mix = mixes.mix().get();
    if (mix == WayMix.FLOW && !flow.found().get().isEmpty()) {
      return ShapeFields.along(distances, now, flow.found().get());
    }
    List<ShapeEnd> known =
        pair.run()
            .result()
            .get()
            .filter(r -> PairFit.ofBoth(r.state()))
            .map(r -> fitted(now, r.fitted()))
            .orElse(now);
    boolean coded = known.stream().allMatch(e -> e.fitted().isPresent());
    return new ShapeFields(distances, known, coded && mix.ofCodes() ? mix : WayMix.BLEND);
  }

  private String captioned() {
    WayMix wanted = mixes.mix().get();
    return fields
        .get()
        .map(
            f ->
                f.mix() == wanted
                    ? wanted.caption()
                    : f.mix().caption()
                        + (wanted.ofCodes()
                            ? ", until both shapes have codes"
                            : flow.state().get() == FlowState.FINDING
                                ? ", while the flow is being found"
                                : ", until a flow is found"))
        .orElse("");
  }

  private void compare() {
    besides();
    show(frames.beside(), blended.get());
  }

  private void besides() {
    blended.set(
        fields
            .get()
            .filter(f -> compared.get() && f.mix() != WayMix.BLEND)
            .map(f -> new ShapeFields(distances, f.ends(), WayMix.BLEND)));
  }

  private static List<ShapeEnd> fitted(List<ShapeEnd> ends, FittedPair<SparseTiling> pair) {
    return ends.size() == 2 && ends.stream().allMatch(e -> e.shape().isPresent())
        ? List.of(ends.get(0).with(pair.first()), ends.get(1).with(pair.second()))
        : ends;
  }
}
