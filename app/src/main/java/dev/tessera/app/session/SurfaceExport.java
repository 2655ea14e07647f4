package dev.tessera.app.session;

import dev.tessera.app.FailureText;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Saves surfaces, one order at a time: extracted on the model thread beside whatever runs there,
 * reduced and written on the I/O pool. What is cancelled or fails leaves nothing behind; failures
 * and what was saved are told in notices. All methods belong to the window's thread.
 */
public final class SurfaceExport {
  private final ModelService service;
  private final IoPool pool;
  private final Notices notices;
  private final Consumer<Path> showInFolder;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private @Nullable SurfaceSaving saving;

  /**
   * Nothing to save yet.
   *
   * @param service extracts surfaces, reporting on the window's thread
   * @param showInFolder shows a saved file
   */
  public SurfaceExport(
      ModelService service, IoPool pool, Notices notices, Consumer<Path> showInFolder) {
    this.service = service;
    this.pool = pool;
    this.notices = notices;
    this.showInFolder = showInFolder;
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Share of the order that is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /**
   * Saves, unless something is being saved.
   *
   * @param target the file or folder that the order writes, for the notice
   */
  public void start(SurfaceOrder order, Path target) {
    start(order, target, String.valueOf(target.getFileName()));
  }

  /**
   * As above.
   *
   * @param target what is shown in its folder
   * @param names of the files that the order writes, for the notice
   */
  public void start(SurfaceOrder order, Path target, String names) {
    if (busy.get()) {
      return;
    }
    progress.set(0);
    busy.set(true);
    SurfaceSaving begun = new SurfaceSaving(service, pool, order, end -> ended(target, names, end));
    saving = begun;
    begun.begin();
  }

  /** Gives up what is being saved; nothing is left of it. */
  public void cancel() {
    SurfaceSaving now = saving;
    if (now != null) {
      now.cancel();
    }
  }

  /** Takes the newest progress; called once per frame. */
  public void poll() {
    SurfaceSaving now = saving;
    if (now != null) {
      progress.set(now.progress());
    }
  }

  private void ended(Path target, String names, Outcome<Integer> outcome) {
    saving = null;
    busy.set(false);
    progress.set(1);
    Optional<Notice> notice =
        outcome.match(
            frames -> Optional.of(saved(target, names)),
            partial -> Optional.empty(),
            cause -> {
              FailureText text = FailureText.of(cause);
              return Optional.of(Notice.problem(text.sentence(), text.details()));
            });
    notice.ifPresent(notices::show);
  }

  private Notice saved(Path target, String names) {
    return new Notice(Notice.Kind.DONE, "Saved " + names + ".", target.toString(), Optional.empty())
        .with("Show in folder", () -> showInFolder.accept(target));
  }
}
