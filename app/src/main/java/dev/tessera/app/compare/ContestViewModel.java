package dev.tessera.app.compare;

import dev.tessera.app.Version;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.Study;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.Contest;
import dev.tessera.model.job.ContestSubject;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.Inspection;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Fits contenders one after the other: each is a job in the lane of fits, what is made of it to be
 * measured one in the lane of views, and it is measured on the pool. What is finished stays when
 * the rest is given up. All methods belong to the window's thread.
 */
public final class ContestViewModel {
  /** Curves are drawn so often while they grow: more would cost the fit its time. */
  private static final long BETWEEN_LOOKS = 250_000_000;

  /** What was prepared on the pool. */
  private record Prepared<T extends Tiling>(
      Contest<T> contest, ContestSubject<T> subject, SeenCrop original) {}

  /** A fit that is measured. */
  private record Turn(Contender contender, FitResult<?> result, Inspection inspection) {}

  private final Tools tools;
  private final LongSupplier nanoTime;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<ComparisonReport.Entry>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<SeenCrop>> crops =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<LensPlace>> lens =
      new SimpleObjectProperty<>(Optional.empty());
  private final Pending work = new Pending();
  private Optional<Prepared<?>> prepared = Optional.empty();
  private Optional<Contender> current = Optional.empty();
  private Latest<? extends Snapshot<?>> latest = new Latest<>();
  private String device = "";
  private Runnable onEnd = () -> {};
  private long looked;

  /** Nothing to compare yet. */
  public ContestViewModel(Tools tools) {
    this(tools, System::nanoTime);
  }

  /** The same with another clock. */
  ContestViewModel(Tools tools, LongSupplier nanoTime) {
    this.tools = tools;
    this.nanoTime = nanoTime;
  }

  /** Whether contenders are being fitted. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Share of all that is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** What is being done, in a few words; empty if nothing is. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** One for each contender in order of turns: those that wait, that run and that had theirs. */
  public ReadOnlyObjectProperty<List<ComparisonReport.Entry>> rows() {
    return rows.getReadOnlyProperty();
  }

  /**
   * The same part of the original and of each that is finished, of what was made larger beside that
   * of Lanczos' filter.
   */
  ReadOnlyObjectProperty<List<SeenCrop>> crops() {
    return crops.getReadOnlyProperty();
  }

  /** Where the magnifier is in all crops; empty while nothing is pointed at. */
  ObjectProperty<Optional<LensPlace>> lens() {
    return lens;
  }

  /** Called whenever contenders are no longer fitted, if any was finished. */
  void setOnEnd(Runnable then) {
    onEnd = then;
  }

  /**
   * Fits contenders in place of those there were.
   *
   * @param open what they represent
   * @param frame number of the frame or view that is looked at, from 0
   * @param order who has a turn, and on what terms; asked on the pool
   */
  void start(OpenSubject open, int frame, ContestOrder order) {
    work.cancel();
    current = Optional.empty();
    running.set(true);
    words.set("Preparing " + open.name());
    work.submit(
        tools.pool(),
        cancelled -> prepare(open.ready(frame, cancelled), order),
        outcome ->
            Delivery.value(outcome, this::refuse).ifPresentOrElse(this::begin, this::keepTheLast));
  }

  private static <T extends Tiling> Prepared<T> prepare(
      ContestSubject<T> subject, ContestOrder order) {
    Contest<T> contest = order.on(subject.judge().subject());
    contest.show(subject.judge().original());
    return new Prepared<>(contest, subject, SeenCrop.of(contest.crops().get(0)));
  }

  private void begin(Prepared<?> made) {
    prepared = Optional.of(made);
    lens.set(Optional.empty());
    crops.set(List.of(made.original()));
    next(made);
  }

  private void next(Prepared<?> made) {
    Contest<?> contest = made.contest();
    current = contest.next();
    refresh(contest);
    if (current.isEmpty()) {
      progress.set(1);
      stop();
    } else {
      fit(made, current.get());
    }
  }

  /** Rows of those that had their turn, and of those that wait for it. */
  private void refresh(Contest<?> contest) {
    List<ComparisonReport.Entry> all = new ArrayList<>(contest.entries());
    int had = all.size();
    progress.set(had / (double) contest.contenders().size());
    contest.contenders().stream().skip(had).map(ComparisonReport.Entry::waiting).forEach(all::add);
    rows.set(List.copyOf(all));
  }

  private <T extends Tiling> void fit(Prepared<T> made, Contender contender) {
    Contest<T> contest = made.contest();
    String name = "Fitting by " + contest.named(contender);
    words.set(
        "%s, %d of %d".formatted(name, contest.entries().size() + 1, contest.contenders().size()));
    Latest<Snapshot<Fitted<T>>> seen = new Latest<>();
    latest = seen;
    FitJob<Fitted<T>> job =
        new FitJob<>(name, () -> contest.begin(tools.engine(), contender), seen);
    work.submit(
        tools.service(),
        Lane.FIT,
        job,
        outcome -> goOn(made, contender, outcome, result -> inspect(made, contender, result)));
  }

  /** With what was made; with the next contender if it failed; not at all if it was given up. */
  private <V> void goOn(
      Prepared<?> made, Contender contender, Outcome<V> outcome, Consumer<V> then) {
    Runnable step =
        outcome.match(
            value -> () -> then.accept(value),
            partial -> this::stop,
            cause -> () -> fail(made, contender, cause));
    step.run();
  }

  private <T extends Tiling> void inspect(
      Prepared<T> made, Contender contender, FitResult<Fitted<T>> result) {
    device = result.device().name();
    Inspection inspection = made.subject().judge().inspection(tools.engine(), contender, result);
    inspect(made, new Turn(contender, result, inspection));
  }

  private void inspect(Prepared<?> made, Turn turn) {
    turn.inspection()
        .next()
        .ifPresentOrElse(part -> look(made, turn, part), () -> finish(made, turn));
  }

  private <M> void look(Prepared<?> made, Turn turn, Inspection.Part<M> part) {
    try {
      work.submit(
          tools.service(),
          Lane.VIEW,
          part.making().apply(new Latest<>()),
          outcome ->
              goOn(made, turn.contender(), outcome, thing -> measure(made, turn, part, thing)));
    } catch (IllegalArgumentException e) {
      fail(made, turn.contender(), e);
    }
  }

  private <M> void measure(Prepared<?> made, Turn turn, Inspection.Part<M> part, M thing) {
    work.submit(
        tools.pool(),
        cancelled -> {
          part.measuring()
              .accept(
                  thing,
                  share -> {
                    if (cancelled.getAsBoolean()) {
                      throw new CancellationException();
                    }
                  });
          return turn;
        },
        outcome -> goOn(made, turn.contender(), outcome, same -> inspect(made, same)));
  }

  private void finish(Prepared<?> made, Turn turn) {
    made.contest().finish(turn.contender(), turn.result(), turn.inspection().seen());
    List<SeenCrop> more = new ArrayList<>(crops.get());
    made.contest().crops().stream().skip(more.size()).map(SeenCrop::of).forEach(more::add);
    crops.set(List.copyOf(more));
    next(made);
  }

  private void fail(Prepared<?> made, Contender contender, Throwable cause) {
    made.contest().fail(contender, Notice.problem(cause).sentence());
    next(made);
  }

  /** Terms that do not go together are told as they are; what was compared before stays. */
  private void refuse(Throwable cause) {
    Notice notice = Notice.problem(cause);
    tools.tell(
        cause instanceof IllegalArgumentException && cause.getMessage() != null
            ? Notice.problem(cause.getMessage(), notice.details())
            : notice);
  }

  private void keepTheLast() {
    words.set("");
    progress.set(prepared.isPresent() ? 1 : 0);
    rows.set(prepared.map(made -> made.contest().entries()).orElse(List.of()));
    running.set(false);
  }

  /** The study that there is something of; empty if it is a comparison, or nothing. */
  Optional<Study> study() {
    return prepared.flatMap(made -> made.contest().terms().study());
  }

  /** Gives up those that are not finished. */
  public void stop() {
    if (!running.get()) {
      return;
    }
    work.cancel();
    current = Optional.empty();
    words.set("");
    rows.set(prepared.map(made -> made.contest().entries()).orElse(List.of()));
    running.set(false);
    if (prepared.filter(made -> made.contest().finished() > 0).isPresent()) {
      onEnd.run();
    }
  }

  /** Gives up everything: something else is open. */
  void forget() {
    work.cancel();
    running.set(false);
    current = Optional.empty();
    prepared = Optional.empty();
    words.set("");
    progress.set(0);
    rows.set(List.of());
    crops.set(List.of());
    lens.set(Optional.empty());
  }

  /** Takes what is new of the fit that runs, a few times a second; called once per frame. */
  void poll() {
    if (current.isEmpty() || nanoTime.getAsLong() - looked < BETWEEN_LOOKS) {
      return;
    }
    looked = nanoTime.getAsLong();
    latest.take().ifPresent(this::look);
  }

  private void look(Snapshot<?> seen) {
    List<ComparisonReport.Entry> now = new ArrayList<>(rows.get());
    int turn = prepared.orElseThrow().contest().entries().size();
    now.set(turn, ComparisonReport.Entry.running(current.orElseThrow(), seen));
    rows.set(List.copyOf(now));
    double seconds = seen.pace().seconds();
    double share = seconds / (seconds + seen.pace().etaSeconds()); // NaN before the first step
    progress.set((turn + Math.max(0, Double.isNaN(share) ? 0 : share)) / now.size());
  }

  /** Everything there is to tell, pictures included; empty before anything was finished. */
  Optional<ComparisonPage> page() {
    return prepared
        .filter(made -> made.contest().finished() > 0)
        .map(
            made ->
                new ComparisonPage(
                    made.contest().report(Version.text(), made.subject().input(), device),
                    made.contest().crops()));
  }
}
