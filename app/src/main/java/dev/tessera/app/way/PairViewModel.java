package dev.tessera.app.way;

import dev.tessera.app.run.Order;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Fits both ends over the same tiles with the same networks. Pairs that were fitted are remembered
 * until one of their shapes is given up.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class PairViewModel {
  /** Times to choose from for each of the two, seconds. */
  public static final List<Integer> SECONDS = List.of(10, 20, 40, 90);

  /** Time between two looks at the shape that is being fitted. */
  private static final long LOOK_NANOS = 1_500_000_000L;

  /** Both ends, in this order. */
  private record Pair(OpenShape first, OpenShape second) {
    boolean found() {
      return !first.origin().missing() && !second.origin().missing();
    }
  }

  private final Tools tools;
  private final LongSupplier nanoTime;
  private final RunViewModel<FittedPair<SparseTiling>> run;
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.BALANCED);
  private final ObjectProperty<Integer> seconds = new SimpleObjectProperty<>(20);
  private final Map<Pair, KeptFit<FittedPair<SparseTiling>>> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Fitted<SparseTiling>>> live =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Pair> pair = Optional.empty();
  private long nextLook;

  /** Nothing to fit yet. */
  PairViewModel(Tools tools, LongSupplier nanoTime) {
    this.tools = tools;
    this.nanoTime = nanoTime;
    run = new RunViewModel<>(tools.service(), () -> pair.filter(Pair::found).map(this::order));
    run.result()
        .subscribe(
            () ->
                run.kept()
                    .filter(kept -> PairFit.ofBoth(kept.result().state()))
                    .ifPresent(kept -> pair.ifPresent(p -> known.put(p, kept))));
    run.state().subscribe(this::turned);
    run.runNumber()
        .subscribe(
            (before, now) -> {
              live.set(Optional.empty());
              nextLook = nanoTime.getAsLong();
            });
    run.snapshot()
        .subscribe(
            now ->
                now.flatMap(s -> s.live().fitted()).map(FittedPair::second).ifPresent(this::seen));
  }

  /** Run control of the fit; one that is reset is forgotten. */
  public RunViewModel<FittedPair<SparseTiling>> run() {
    return run;
  }

  /** How finely both are cut into tiles. */
  public ObjectProperty<Preset> preset() {
    return preset;
  }

  /** Time for each of the two. */
  public ObjectProperty<Integer> seconds() {
    return seconds;
  }

  /** The shape that is being fitted, as it was a moment ago; empty when nothing is. */
  public ReadOnlyObjectProperty<Optional<Fitted<SparseTiling>>> live() {
    return live.getReadOnlyProperty();
  }

  /**
   * Takes other ends, and starts to fit them unless that was done before.
   *
   * @param start whether to start at once
   */
  void choose(List<ShapeEnd> ends, boolean start) {
    Optional<Pair> wanted =
        ends.size() == 2 && ends.stream().allMatch(PairViewModel::canBeFitted)
            ? ends.get(0).shape().flatMap(a -> ends.get(1).shape().map(b -> new Pair(a, b)))
            : Optional.empty();
    if (wanted.equals(pair)) {
      return;
    }
    pair = Optional.empty();
    Optional<KeptFit<FittedPair<SparseTiling>>> before = wanted.map(known::get);
    run.restore(before);
    pair = wanted;
    if (start && before.isEmpty()) {
      run.startAnew();
    }
  }

  private static boolean canBeFitted(ShapeEnd end) {
    return end.shape().filter(shape -> shape.inside() == Inside.SOLID).isPresent();
  }

  /** Takes a fit that was made earlier; it is shown when both become the ends. */
  public void remember(
      OpenShape first, OpenShape second, KeptFit<FittedPair<SparseTiling>> earlier) {
    known.put(new Pair(first, second), earlier);
  }

  /** Forgets what was fitted with a shape that is closed. */
  void forget(OpenShape shape) {
    known.keySet().removeIf(p -> p.first() == shape || p.second() == shape);
  }

  private void turned(RunState now) {
    if (!now.active()) {
      live.set(Optional.empty());
    }
    if (now == RunState.IDLE) {
      pair.ifPresent(known::remove);
    }
  }

  private void seen(Fitted<SparseTiling> shape) {
    nextLook = nanoTime.getAsLong() + LOOK_NANOS;
    live.set(Optional.of(shape));
  }

  private Order<FittedPair<SparseTiling>> order(Pair both) {
    ShapeSignal first = both.first().signal();
    ShapeSignal second = both.second().signal();
    StopRule stop = StopRule.afterSeconds(seconds.get()).withPlateau(true);
    return new Order<>(
        "Fitting " + first.name() + " and " + second.name(),
        preset.get().pair().change().stop(stop).build(),
        (all, state) -> new PairFit(tools.engine(), first, second, all, state),
        false);
  }

  /** Takes the newest snapshot, and asks for a look at the shape now and then. */
  void poll() {
    run.poll();
    if (run.state().get() == RunState.RUNNING && nanoTime.getAsLong() - nextLook >= 0) {
      nextLook = nanoTime.getAsLong() + LOOK_NANOS;
      run.askForFitted();
    }
  }
}
