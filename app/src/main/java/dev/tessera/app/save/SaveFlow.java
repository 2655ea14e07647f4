package dev.tessera.app.save;

import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Tools;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Saves one thing at a time: what is to be saved is taken when it is asked for, evaluated on the
 * model thread beside whatever runs there, and written on the I/O pool. What is cancelled or fails
 * leaves nothing behind. A file that nobody chose is replaced only if the user agrees: dialogs of
 * the system ask about the name that was typed, this about another. All methods belong to the
 * window's thread.
 */
public final class SaveFlow {
  private static final double NANOS = 1e9;

  private final Tools tools;
  private final LongSupplier nanoTime;
  private final List<ExportKind> kinds;
  private final ObjectProperty<ExportKind> kind;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper remaining = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Path>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private @Nullable SaveRun run;
  private long begun;

  /**
   * Nothing to save yet.
   *
   * @param kinds what can be saved, at least one, the usual one first
   */
  public SaveFlow(Tools tools, List<ExportKind> kinds) {
    this(tools, kinds, System::nanoTime);
  }

  /** The same with another clock. */
  SaveFlow(Tools tools, List<ExportKind> kinds, LongSupplier nanoTime) {
    this.tools = tools;
    this.nanoTime = nanoTime;
    this.kinds = List.copyOf(kinds);
    kind = new SimpleObjectProperty<>(kinds.get(0));
  }

  /** What can be saved. */
  public List<ExportKind> kinds() {
    return kinds;
  }

  /** What to save. */
  public ObjectProperty<ExportKind> kind() {
    return kind;
  }

  /** What the choices come to now. */
  public ExportOffer offer() {
    return kind.get().offer().get();
  }

  /** What the choices come to, and how the file will be named, in words. */
  public String summary() {
    ExportOffer now = offer();
    String text = now.possible() ? now.summary() : sentence(now.problem());
    return now.possible() && !now.extensions().isEmpty()
        ? text + (text.isEmpty() ? "" : "\n") + SavedName.hint(now.extensions())
        : text;
  }

  private static String sentence(String problem) {
    return problem.endsWith(".") ? problem : problem + ".";
  }

  /** Tells that what the choices come to has changed though they have not. */
  public void offerChanged() {
    changes.set(changes.get() + 1);
  }

  /** Counts such changes. */
  ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Share of it that is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** How long it still takes, as "0:12 left"; empty before that can be said. */
  public ReadOnlyStringProperty remaining() {
    return remaining.getReadOnlyProperty();
  }

  /** What was saved last; empty while something is being saved. */
  public ReadOnlyObjectProperty<Optional<Path>> saved() {
    return saved.getReadOnlyProperty();
  }

  /**
   * Saves, unless something is being saved.
   *
   * @param chosen a file that may be replaced, or a folder; the extension is added if a file lacks
   *     that of what is saved, and then it is asked whether a file of that name may be replaced
   */
  public void save(Path chosen) {
    if (busy.get()) {
      tools.tell(Notice.info("One thing is saved at a time: wait for it, or cancel it."));
      return;
    }
    ExportOffer offer = offer();
    if (!offer.possible()) {
      tools.tell(Notice.info("Nothing is saved: " + sentence(offer.problem())));
      return;
    }
    remember(chosen);
    Writing writing = offer.order().get();
    Path target = offer.extensions().isEmpty() ? chosen : SavedName.of(chosen, offer.extensions());
    if (target.equals(chosen)) {
      begin(writing, target);
      return;
    }
    var unused =
        tools
            .pool()
            .submit(
                cancelled -> Files.exists(target),
                outcome -> {
                  if (outcome.match(exists -> exists, none -> false, cause -> false)) {
                    tools.tell(
                        Notice.question(
                            target.getFileName() + " exists already.",
                            "Replace",
                            () -> begin(writing, target)));
                  } else {
                    begin(writing, target);
                  }
                });
  }

  /** The folder of what was saved last; empty if it is gone. */
  Optional<File> folder() {
    return Optional.of(tools.preferences().get().files().saveFolder())
        .filter(folder -> !folder.isEmpty())
        .map(File::new)
        .filter(File::isDirectory);
  }

  private void remember(Path chosen) {
    Path parent = chosen.toAbsolutePath().getParent();
    String folder = parent == null ? "" : parent.toString();
    tools.preferences().update(p -> p.withFiles(p.files().withSaveFolder(folder)));
  }

  /** Gives up what is being saved; nothing is left of it. */
  public void cancel() {
    SaveRun now = run;
    if (now != null) {
      now.cancel();
    }
  }

  /** Takes the newest progress; called once per frame. */
  public void poll() {
    SaveRun now = run;
    if (now != null) {
      progress.set(now.progress());
      TimeLeft left = new TimeLeft((nanoTime.getAsLong() - begun) / NANOS, progress.get());
      remaining.set(left.words());
    }
  }

  private void begin(Writing writing, Path target) {
    if (busy.get()) {
      tools.tell(Notice.info("One thing is saved at a time: wait for it, or cancel it."));
      return;
    }
    saved.set(Optional.empty());
    progress.set(0);
    remaining.set("");
    begun = nanoTime.getAsLong();
    busy.set(true);
    SaveRun now = new SaveRun(tools.service(), tools.pool(), new Told(target));
    run = now;
    writing.begin(target, now);
  }

  /** Tells the user of the end. */
  private final class Told implements SaveRun.Ending {
    private final Path target;

    private Told(Path target) {
      this.target = target;
    }

    @Override
    public void saved(String what) {
      idle();
      saved.set(Optional.of(target));
      tools.tell(
          new Notice(Notice.Kind.DONE, "Saved " + what + ".", target.toString(), Optional.empty())
              .with("Show in folder", () -> tools.showInFolder().accept(target)));
    }

    @Override
    public void nothing(String why) {
      idle();
      tools.tell(Notice.info("Nothing is saved: " + sentence(why)));
    }

    @Override
    public void ended(Optional<Throwable> cause) {
      idle();
      cause.map(Notice::problem).ifPresent(tools::tell);
    }

    private void idle() {
      run = null;
      progress.set(1);
      busy.set(false);
    }
  }
}
