package dev.tessera.app.queue;

import dev.tessera.app.Words;
import dev.tessera.app.batch.Compressible;
import dev.tessera.app.form.Typed;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.service.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The queue: files that become projects or code-books one after the other, in a folder with a table
 * of results, as {@code tessera batch} makes them. Stopped and started again it goes on where it
 * was.
 */
public final class QueueViewModel {
  private final Tools tools;
  private final IoPool pool;
  private final QueueMakers makers;
  private final LongSupplier nanoTime;
  private final ObservableList<QueueEntry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Path>> out =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<FitMode> mode = new SimpleObjectProperty<>(FitMode.CODES);
  private final ObjectProperty<QueueResult> result =
      new SimpleObjectProperty<>(QueueResult.PROJECTS);
  private final StringProperty bits = new SimpleStringProperty("0.6");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper pausing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final Pending work = new Pending();
  private Consumer<Path> onOpen = file -> {};
  private long started;
  private int endedSince;

  /** An empty queue. */
  public QueueViewModel(Tools tools, LongSupplier nanoTime) {
    this(tools, QueueMakers.usual(), nanoTime);
  }

  /** An empty queue; files wait for fits on threads that nothing else of the window needs. */
  QueueViewModel(Tools tools, QueueMakers makers, LongSupplier nanoTime) {
    this.tools = tools;
    this.makers = makers;
    this.nanoTime = nanoTime;
    pool = tools.pool().another();
    result.subscribe(this::check);
    bits.subscribe(this::check);
    tell();
  }

  /** Takes who opens a result. */
  public void setOnOpen(Consumer<Path> listener) {
    onOpen = listener;
  }

  /** All files, in the order of their turns. */
  public ObservableList<QueueEntry> entries() {
    return entries;
  }

  /** Where results go; empty before anything was handed over. */
  public ReadOnlyObjectProperty<Optional<Path>> out() {
    return out.getReadOnlyProperty();
  }

  /** What files become; it counts from the next start. */
  public ObjectProperty<QueueResult> result() {
    return result;
  }

  /** Bits per pixel of a code-book at most, as they are typed; likewise. */
  public StringProperty bits() {
    return bits;
  }

  /** What is wrong with the choices, in a sentence; empty if nothing is. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  private void check() {
    try {
      double unused = order().bitsPerPixel();
      problem.set("");
    } catch (IllegalArgumentException e) {
      problem.set(e.getMessage() + ".");
    }
  }

  /**
   * What is to be made.
   *
   * @throws IllegalArgumentException if what was typed is no number of bits, and some are needed
   */
  private QueueOrder order() {
    if (result.get() == QueueResult.PROJECTS) {
      return new QueueOrder(QueueResult.PROJECTS, mode.get(), 0);
    }
    double perPixel;
    try {
      perPixel = Typed.NUMBER.parse().apply(bits.get().strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Bits per pixel: " + e.getMessage(), e);
    }
    Compressible.requireBits("Bits per pixel", perPixel);
    return new QueueOrder(QueueResult.CODE_BOOKS, mode.get(), perPixel);
  }

  /** What moves in a fit; it counts from the next start. */
  public ObjectProperty<FitMode> mode() {
    return mode;
  }

  /** Whether files are made one after the other. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Whether it rests after the file that is at work. */
  public ReadOnlyBooleanProperty pausing() {
    return pausing.getReadOnlyProperty();
  }

  /** How far it is, in a sentence. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** Share of the files that are over, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Lets results go elsewhere; not while it runs. */
  public void putResults(Path folder) {
    if (!running.get()) {
      out.set(Optional.of(folder));
      entries.replaceAll(entry -> QueueEntry.waiting(entry.item()));
      tell();
    }
  }

  /** Adds files, and those in folders; what is in the queue already is not added again. */
  public void add(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    Optional<Path> wanted = out.get();
    var unused =
        pool.submit(
            cancelled -> QueueFiles.of(files, wanted),
            outcome -> Delivery.value(outcome, this::tellProblem).ifPresent(this::added));
  }

  private void added(QueueFiles found) {
    if (out.get().isEmpty()) {
      out.set(Optional.of(found.out()));
    }
    found.notes().forEach(note -> tools.tell(Notice.info(note + ".")));
    found
        .items()
        .forEach(
            item -> {
              Optional<QueueEntry> same = find(item.name());
              if (same.isEmpty()) {
                entries.add(QueueEntry.waiting(item));
              } else if (!same.get().item().file().equals(item.file())) {
                tools.tell(
                    Notice.problem(
                        "%s and %s would both become %s: the second is left out."
                            .formatted(same.get().item().file(), item.file(), item.name()),
                        ""));
              }
            });
    tell();
  }

  private Optional<QueueEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Whether a file's turn has not come yet, and it is known what to make of it. */
  boolean ready() {
    return next().isPresent() && problem.get().isEmpty();
  }

  private Optional<QueueEntry> next() {
    return entries.stream().filter(entry -> entry.state() == QueueState.WAITING).findFirst();
  }

  /** Begins with the first file that waits, or goes on after a pause. */
  public void start() {
    pausing.set(false);
    if (running.get() || !ready() || out.get().isEmpty()) {
      tell();
      return;
    }
    running.set(true);
    started = nanoTime.getAsLong();
    endedSince = 0;
    tell();
    QueueOrder order = order();
    Path folder = out.get().get();
    work.submit(
        pool,
        cancelled -> QueueRun.open(tools, makers.of(order), folder),
        outcome ->
            Delivery.value(outcome, this::tellProblem).ifPresentOrElse(this::goOn, this::rest));
  }

  /** Rests after the file that is at work. */
  public void pause() {
    pausing.set(running.get());
    tell();
  }

  private void goOn(QueueRun run) {
    Optional<QueueEntry> next = pausing.get() ? Optional.empty() : next();
    if (next.isEmpty()) {
      work.submit(
          pool,
          cancelled -> {
            run.close();
            return true;
          },
          outcome -> {
            var unused = Delivery.value(outcome, this::tellProblem);
            rest();
          });
      return;
    }
    QueueEntry entry = next.get();
    replace(entry.in(QueueState.RUNNING));
    work.submit(
        pool, cancelled -> run.visit(entry, cancelled), outcome -> ended(run, entry, outcome));
  }

  /** Where nothing can be written any more the file waits, and so do all others. */
  private void ended(QueueRun run, QueueEntry entry, Outcome<QueueEntry> outcome) {
    endedSince++;
    replace(
        outcome.match(
            done -> done,
            partial -> entry.in(QueueState.SKIPPED),
            cause -> {
              tellProblem(cause);
              pausing.set(true);
              return entry;
            }));
    goOn(run);
  }

  private void rest() {
    running.set(false);
    pausing.set(false);
    tell();
  }

  private void replace(QueueEntry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(entry.name())) {
        entries.set(i, entry);
      }
    }
    tell();
  }

  /** Passes a file over; what is made of it is given up. */
  public void skip(QueueEntry entry) {
    find(entry.name())
        .ifPresent(
            now -> {
              if (now.state() == QueueState.RUNNING) {
                work.stop();
              } else if (now.state() == QueueState.WAITING) {
                replace(now.in(QueueState.SKIPPED));
              }
            });
  }

  /** Tries a file again, whatever became of it before. */
  public void retry(QueueEntry entry) {
    find(entry.name()).filter(now -> now.state().over()).ifPresent(now -> replace(now.retried()));
  }

  /**
   * Moves a file in the order of turns.
   *
   * @param by places, less than 0 for earlier
   */
  public void move(QueueEntry entry, int by) {
    find(entry.name())
        .ifPresent(
            now -> {
              int from = entries.indexOf(now);
              int to = Math.max(0, Math.min(entries.size() - 1, from + by));
              if (to != from) {
                entries.remove(from);
                entries.add(to, now);
              }
            });
  }

  /** Forgets all files that are over; their results stay. */
  public void forgetEnded() {
    entries.removeIf(entry -> entry.state().over());
    tell();
  }

  /** Opens the result of a file, if there is one. */
  public void open(QueueEntry entry) {
    entry.result().ifPresent(onOpen);
  }

  /** Gives up what is at work; what was made stays, and the rest is made another time. */
  public void close() {
    pausing.set(running.get());
    work.stop();
  }

  private void tellProblem(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }

  private void tell() {
    int over = (int) entries.stream().filter(entry -> entry.state().over()).count();
    progress.set(entries.isEmpty() ? 0 : over / (double) entries.size());
    words.set(entries.isEmpty() ? "Nothing is in the queue." : told(over));
  }

  private String told(int over) {
    long refused = entries.stream().filter(e -> e.state() == QueueState.REFUSED).count();
    String all =
        "%s of %s done".formatted(Figures.count(over), Words.count(entries.size(), "file"));
    String bad = refused == 0 ? "" : ", %s refused".formatted(Figures.count(refused));
    if (pausing.get()) {
      return all + bad + "; it rests after the file that is at work.";
    }
    if (!running.get() || endedSince == 0) {
      return all + bad + ".";
    }
    double each = (nanoTime.getAsLong() - started) * 1e-9 / endedSince;
    String left = Figures.duration(each * (entries.size() - over));
    return all + bad + ", about " + left + " left.";
  }
}
