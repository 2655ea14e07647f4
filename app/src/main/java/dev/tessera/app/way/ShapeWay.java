package dev.tessera.app.way;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Surfaces between shapes: members of a family, or two meshes fitted over the same tiles. */
final class ShapeWay implements WayKind {
  private final Engine engine;
  private final ShapeEndsViewModel chosen;
  private final PairViewModel pair;
  private final FrameViewModel frame;
  private final ReadOnlyObjectWrapper<Optional<ShapeFields>> fields =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper edition = new ReadOnlyLongWrapper();
  private final ObservableValue<String> remark;
  private WayMix mix = WayMix.LINEAR;

  ShapeWay(Engine engine, ShapeEndsViewModel chosen, PairViewModel pair, FrameViewModel frame) {
    this.engine = engine;
    this.chosen = chosen;
    this.pair = pair;
    this.frame = frame;
    remark = Bindings.createStringBinding(this::remarked, frame.framesPerSecond(), frame.surface());
    chosen.ends().subscribe((before, now) -> choose(now));
    pair.run().result().subscribe((before, now) -> remix());
  }

  /** What lies between the ends; empty while there are none. */
  ReadOnlyObjectProperty<Optional<ShapeFields>> fields() {
    return fields.getReadOnlyProperty();
  }

  /** What the view shows, in a few words. */
  ReadOnlyStringProperty caption() {
    return caption.getReadOnlyProperty();
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
  public List<WayMix> mixes() {
    return List.of(WayMix.values());
  }

  @Override
  public void mix(WayMix value) {
    mix = value;
    remix();
  }

  @Override
  public void show(WayPlace place) {
    fields.get().ifPresentOrElse(f -> frame.frames().show(f, place), frame::clear);
  }

  @Override
  public void moving(boolean value) {
    frame.frames().moving(value);
  }

  @Override
  public void poll() {
    pair.poll();
    frame.poll();
  }

  @Override
  public boolean idle() {
    return frame.frames().idle();
  }

  @Override
  public void rest() {
    frame.frames().rest();
  }

  @Override
  public Optional<WayStill<?>> still(WayPlace place) {
    return fields
        .get()
        .map(
            f -> new WayStill<>(new BareSurfaceJob(f.at(place), ShapeStill.CELLS), ShapeStill::of));
  }

  @Override
  public ObservableValue<String> remark() {
    return remark;
  }

  @Override
  public void setOnFailure(Consumer<Throwable> listener) {
    frame.setOnFailure(listener);
  }

  private String remarked() {
    String cells = frame.surface().get().map(s -> s.resolution() + "\u00b3").orElse("");
    double rate = frame.framesPerSecond().get();
    return rate > 0 ? "%s   preview %.0f frames/s".formatted(cells, rate) : cells;
  }

  private void choose(List<ShapeEnd> now) {
    pair.choose(now, chosen.takesShapes() && !chosen.recalled());
    remix();
  }

  /** Between shapes whose codes are not known yet distances are blended. */
  private void remix() {
    List<ShapeEnd> now = chosen.ends().get();
    if (now.isEmpty()) {
      fields.set(Optional.empty());
      caption.set("");
    } else {
      List<ShapeEnd> known =
          pair.run()
              .result()
              .get()
              .filter(r -> PairFit.ofBoth(r.state()))
              .map(r -> fitted(now, r.fitted()))
              .orElse(now);
      boolean coded = known.stream().allMatch(e -> e.fitted().isPresent());
      WayMix effective = coded ? possible(now.size()) : WayMix.BLEND;
      fields.set(Optional.of(new ShapeFields(engine, known, effective)));
      caption.set(
          coded || mix == WayMix.BLEND
              ? effective.caption()
              : effective.caption() + ", until both shapes have codes");
    }
    edition.set(edition.get() + 1);
  }

  /** There is no arc in a triangle. */
  private WayMix possible(int count) {
    return count > 2 && mix == WayMix.SPHERICAL ? WayMix.LINEAR : mix;
  }

  private static List<ShapeEnd> fitted(List<ShapeEnd> ends, FittedPair<SparseTiling> pair) {
    return ends.size() == 2 && ends.stream().allMatch(e -> e.shape().isPresent())
        ? List.of(ends.get(0).with(pair.first()), ends.get(1).with(pair.second()))
        : ends;
  }
}
