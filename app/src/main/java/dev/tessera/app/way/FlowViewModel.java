package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.job.FlowJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Finds the flow between the two shapes that are chosen. What was found is kept, so that shapes
 * that are chosen again, either way round, need no other search.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class FlowViewModel {
  /** Flows that are kept; of a few hundred kB each. */
  private static final int KEPT = 16;

  private final Tools tools;
  private final Map<FlowEnds, Flow> kept = new LinkedHashMap<>();
  private final Pending search = new Pending();
  private final ReadOnlyObjectWrapper<FlowState> state =
      new ReadOnlyObjectWrapper<>(FlowState.IMPOSSIBLE);
  private final ReadOnlyObjectWrapper<Optional<FoundFlow>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FlowJob.Progress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<FlowEnds> ends = Optional.empty();

  /** Those that are searched between now. */
  private Optional<FlowEnds> searched = Optional.empty();

  /** How the last search ended that found nothing. */
  private FlowState ended = FlowState.IDLE;

  private Latest<FlowJob.Progress> told = new Latest<>();
  private Consumer<Throwable> onFailure = cause -> {};
  private boolean wanted;

  /** Nothing to find yet. */
  FlowViewModel(Tools tools) {
    this.tools = tools;
  }

  /** How far the search is. */
  public ReadOnlyObjectProperty<FlowState> state() {
    return state.getReadOnlyProperty();
  }

  /** What a search tells of itself; empty while none does. */
  ReadOnlyObjectProperty<Optional<FlowJob.Progress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** The flow from the first end to the second; empty before it is found. */
  ReadOnlyObjectProperty<Optional<FoundFlow>> found() {
    return found.getReadOnlyProperty();
  }

  /** Is told why a search failed. */
  void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** Takes other ends; the search between those before ends if it is of no use for these. */
  void choose(Optional<FlowEnds> others) {
    if (!others.equals(ends)) {
      boolean same = others.flatMap(o -> ends.map(o::sharesFlowWith)).orElse(false);
      ends = others;
      if (!same) {
        giveUp();
        ended = FlowState.IDLE;
      }
      refresh();
    }
  }

  /** Tells whether the flow is what is looked at: then a search begins by itself. */
  void wanted(boolean value) {
    wanted = value;
    if (wanted && state.get() == FlowState.IDLE) {
      find();
    }
  }

  /** Whether there are ends between which nothing is searched now. */
  public boolean canFind() {
    return ends.isPresent() && searched.isEmpty();
  }

  /** Begins to search, for another flow if there is one; that one is shown until then. */
  public void find() {
    if (canFind()) {
      begin(ends.orElseThrow());
    }
  }

  /** Ends the search; what was found before stays. */
  public void stop() {
    search.stop();
  }

  /** Share of the search that is done, 0 to 1; empty while none tells. */
  OptionalDouble done() {
    return progress.get().map(now -> OptionalDouble.of(now.done())).orElse(OptionalDouble.empty());
  }

  /** How far the search is, in a sentence or two. */
  public String words() {
    return switch (state.get()) {
      case IMPOSSIBLE -> "A flow needs two closed meshes.";
      case IDLE -> "It has not been looked for yet.";
      case FINDING ->
          progress
              .get()
              .map(p -> "%s: %.0f %% done.".formatted(p.words(), 100 * p.done()))
              .orElse("Waits for its turn.");
      case FOUND -> "Found: it leads both ways, so that ends are swapped at once.";
      case STOPPED -> "Stopped: distances are blended until it is found.";
      case FAILED -> "It was not found: distances are blended.";
    };
  }

  /** Takes what a search tells; called once per frame. */
  void poll() {
    told.take().ifPresent(now -> progress.set(Optional.of(now)));
  }

  private void begin(FlowEnds between) {
    searched = Optional.of(between);
    told = new Latest<>();
    progress.set(Optional.empty());
    state.set(FlowState.FINDING);
    search.submit(
        tools.service(),
        Lane.FIT,
        new FlowJob(tools.engine(), between.first(), between.second(), PointPairs.NONE, told),
        outcome -> ended(between, outcome));
  }

  private void ended(FlowEnds between, Outcome<Flow> outcome) {
    rest();
    ended = FlowState.STOPPED;
    Delivery.value(
            outcome,
            cause -> {
              ended = FlowState.FAILED;
              onFailure.accept(cause);
            })
        .ifPresent(flow -> keep(between, flow));
    refresh();
  }

  private void keep(FlowEnds between, Flow flow) {
    kept.keySet().removeIf(between::sharesFlowWith);
    kept.put(between, flow);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private void giveUp() {
    search.cancel();
    rest();
  }

  private void rest() {
    searched = Optional.empty();
    told = new Latest<>();
    progress.set(Optional.empty());
  }

  private void refresh() {
    found.set(ends.flatMap(this::known));
    state.set(
        ends.isEmpty()
            ? FlowState.IMPOSSIBLE
            : searched.isPresent()
                ? FlowState.FINDING
                : found.get().isPresent() ? FlowState.FOUND : ended);
    wanted(wanted);
  }

  private Optional<FoundFlow> known(FlowEnds between) {
    return Optional.ofNullable(kept.get(between))
        .map(flow -> new FoundFlow(flow, false))
        .or(
            () ->
                Optional.ofNullable(kept.get(between.turned()))
                    .map(flow -> new FoundFlow(flow, true)));
  }
}
