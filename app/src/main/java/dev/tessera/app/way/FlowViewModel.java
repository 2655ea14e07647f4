package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.KeptFlow;
import dev.tessera.app.session.MorphWork;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.Tools;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.job.FlowJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Finds the flows between the shapes that are chosen, one after the other. What was found is a part
 * of the project, so that shapes that are chosen again, either way round, need no other search.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class FlowViewModel {
  private final Tools tools;
  private final ProjectModel project;
  private final Pending search = new Pending();
  private final ReadOnlyObjectWrapper<FlowState> state =
      new ReadOnlyObjectWrapper<>(FlowState.IMPOSSIBLE);
  private final ReadOnlyObjectWrapper<List<FoundFlow>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<FlowJob.Progress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();

  /** From where to where flows are wanted. */
  private List<ShapePair> ways = List.of();

  /** The one that is searched now, and those after it. */
  private final Deque<ShapePair> searched = new ArrayDeque<>();

  /** How the last search ended that found nothing. */
  private FlowState ended = FlowState.IDLE;

  private Latest<FlowJob.Progress> told = new Latest<>();
  private Consumer<Throwable> onFailure = cause -> {};
  private boolean wanted;

  /** Nothing to find yet. */
  FlowViewModel(Tools tools, ProjectModel project) {
    this.tools = tools;
    this.project = project;
    project.property().subscribe(this::refresh);
  }

  /** How far the search is. */
  public ReadOnlyObjectProperty<FlowState> state() {
    return state.getReadOnlyProperty();
  }

  /** What a search tells of itself; empty while none does. */
  ReadOnlyObjectProperty<Optional<FlowJob.Progress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** The flows of all ways, in their order; empty before the last is found. */
  ReadOnlyObjectProperty<List<FoundFlow>> found() {
    return found.getReadOnlyProperty();
  }

  /** Whether a flow was found before the points that it should obey became others. */
  public ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** Is told why a search failed. */
  void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** Takes other ways; the search for one before ends if it is of no use for these. */
  void choose(List<ShapePair> others) {
    if (!others.equals(ways)) {
      boolean useful = !searched.isEmpty() && sharedBy(others, searched.peek());
      boolean same =
          others.size() == ways.size() && ways.stream().allMatch(w -> sharedBy(others, w));
      ways = others;
      if (!useful) {
        giveUp();
      }
      if (!same) {
        ended = FlowState.IDLE;
      }
      refresh();
    }
  }

  /** Whether the flow of a pair is that of one of some ways. */
  private static boolean sharedBy(List<ShapePair> some, ShapePair pair) {
    return some.contains(pair) || some.contains(pair.turned());
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
    return !ways.isEmpty() && searched.isEmpty();
  }

  /** Begins to search for flows that are not there, or for others; those are shown until then. */
  public void find() {
    if (canFind()) {
      List<ShapePair> missing = ways.stream().filter(w -> known(w).isEmpty()).toList();
      searched.addAll(missing.isEmpty() ? ways : missing);
      begin();
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
              .map(p -> "%s: %.0f %% done.".formatted(p.words(), 100 * p.done()) + more())
              .orElse("Waits for its turn.");
      case FOUND ->
          outdated.get()
              ? "Found before these points were chosen: Find again obeys them."
              : "Found: it leads both ways, so that ends are swapped at once.";
      case STOPPED -> "Stopped: distances are blended until it is found.";
      case FAILED -> "It was not found: distances are blended.";
    };
  }

  private String more() {
    return searched.size() > 1 ? " One more follows." : "";
  }

  /** Takes what a search tells; called once per frame. */
  void poll() {
    told.take().ifPresent(now -> progress.set(Optional.of(now)));
  }

  private void begin() {
    ShapePair between = searched.element();
    PointPairs points = project.get().morph().pointsOf(between);
    told = new Latest<>();
    progress.set(Optional.empty());
    state.set(FlowState.FINDING);
    search.submit(
        tools.service(),
        Lane.FIT,
        new FlowJob(
            tools.engine(), between.first().signal(), between.second().signal(), points, told),
        outcome -> ended(between, points, outcome));
  }

  private void ended(ShapePair between, PointPairs points, Outcome<Flow> outcome) {
    searched.remove();
    ended = FlowState.STOPPED;
    Optional<Flow> flow =
        Delivery.value(
            outcome,
            cause -> {
              ended = FlowState.FAILED;
              onFailure.accept(cause);
            });
    if (flow.isPresent() && !searched.isEmpty()) {
      begin();
    } else {
      rest();
    }
    flow.ifPresent(f -> project.note(now -> now.withFlow(between, new KeptFlow(f, points))));
    refresh();
  }

  private void giveUp() {
    search.cancel();
    rest();
  }

  private void rest() {
    searched.clear();
    told = new Latest<>();
    progress.set(Optional.empty());
  }

  private void refresh() {
    List<FoundFlow> all = ways.stream().flatMap(w -> known(w).stream()).toList();
    List<FoundFlow> complete = all.size() == ways.size() ? all : List.of();
    // Other steps of the project are none of the flow's.
    if (!complete.equals(found.get())) {
      found.set(complete);
    }
    outdated.set(ways.stream().anyMatch(w -> isOutdated(w) || isOutdated(w.turned())));
    state.set(
        ways.isEmpty()
            ? FlowState.IMPOSSIBLE
            : !searched.isEmpty()
                ? FlowState.FINDING
                : found.get().isEmpty() ? ended : FlowState.FOUND);
    wanted(wanted);
  }

  private boolean isOutdated(ShapePair way) {
    MorphWork made = project.get().morph();
    KeptFlow kept = made.flows().get(way);
    return kept != null && !kept.obeyed().equals(made.pointsOf(way));
  }

  private Optional<FoundFlow> known(ShapePair between) {
    MorphWork made = project.get().morph();
    return Optional.ofNullable(made.flows().get(between))
        .map(kept -> new FoundFlow(kept.flow(), false))
        .or(
            () ->
                Optional.ofNullable(made.flows().get(between.turned()))
                    .map(kept -> new FoundFlow(kept.flow(), true)));
  }
}
