package dev.tessera.app.interpolate;

import dev.tessera.app.FailureText;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.render.CodeMorph;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Saves a morph frame by frame: evaluated in the lane of views, written on the pool, one after the
 * other, so that no more than one frame is held. All methods belong to the window's thread.
 */
public final class MorphExportViewModel {
  /** Fewest frames of one way. */
  static final int FEWEST = 2;

  /** Most frames of one way. */
  static final int MOST = 1000;

  private static final double FRAMES_PER_SECOND = 30;

  /** An export on its way. */
  private record Run(
      long number, FrameFile file, CodeMorph morph, CodeMorph.Way way, int total, double scale) {}

  private final ModelService service;
  private final Engine engine;
  private final IoPool pool;
  private final MorphViewModel morph;
  private final Notices notices;
  private final Consumer<Path> showInFolder;

  private final ObjectProperty<MorphForm> form = new SimpleObjectProperty<>(MorphForm.GIF);
  private final IntegerProperty frames = new SimpleIntegerProperty(60);
  private final BooleanProperty pingPong = new SimpleBooleanProperty(true);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();

  private @Nullable Run run;
  private @Nullable JobHandle<Samples> rendering;

  /** Counts exports, so that a morph that comes late is not taken for another's. */
  private long asked;

  /** Saves what a morph shows; a saved file can be shown in its folder. */
  public MorphExportViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      MorphViewModel morph,
      Notices notices,
      Consumer<Path> showInFolder) {
    this.service = service;
    this.engine = engine;
    this.pool = pool;
    this.morph = morph;
    this.notices = notices;
    this.showInFolder = showInFolder;
  }

  /** What it is saved as. */
  ObjectProperty<MorphForm> form() {
    return form;
  }

  /** Frames from the first picture to the second, both included, 2 to 1000. */
  IntegerProperty frames() {
    return frames;
  }

  /** Whether it leads back to the first picture. */
  BooleanProperty pingPong() {
    return pingPong;
  }

  /** Pixels saved per pixel of the picture and axis, more than 0, at most 8. */
  DoubleProperty scale() {
    return scale;
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Share of the frames written, 0 to 1. */
  ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** A file name to begin with, without a folder. */
  String suggestedName() {
    String second =
        morph.second().image().get().map(image -> stem(image.source().name())).orElse("morph");
    return "morph-to-" + second + "." + form.get().format().extension();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Frames in all. */
  int total() {
    int one = Math.max(FEWEST, Math.min(MOST, frames.get()));
    return pingPong.get() ? 2 * one - 2 : one;
  }

  /** Where on the way a frame is. */
  static double place(int frame, int oneWay) {
    int last = oneWay - 1;
    return (frame <= last ? frame : 2 * last - frame) / (double) last;
  }

  /**
   * Saves, unless something is being saved.
   *
   * @param chosen a file that may be replaced; the extension is added if it lacks one, and then it
   *     is asked whether that file may be. Of a sequence "name.png" for name-0001.png and so on
   */
  public void export(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    String extension = form.get().format().extension();
    if (name.toLowerCase(Locale.ROOT).endsWith("." + extension)) {
      save(chosen);
      return;
    }
    Path target = chosen.resolveSibling(name + "." + extension);
    var unused =
        pool.submit(
            cancelled -> Files.exists(target),
            outcome -> {
              boolean asks = outcome.match(exists -> exists, none -> false, cause -> false);
              if (asks) {
                notices.show(
                    Notice.question(
                        target.getFileName() + " exists already.", "Replace", () -> save(target)));
              } else {
                save(target);
              }
            });
  }

  private void save(Path target) {
    if (busy.get() || !morph.ready()) {
      return;
    }
    busy.set(true);
    progress.set(0);
    morph.playing().set(false);
    long mine = ++asked;
    CodeMorph.Way way = morph.way().get();
    int oneWay = Math.max(FEWEST, Math.min(MOST, frames.get()));
    FrameFile file = new FrameFile(target, form.get().format(), FRAMES_PER_SECOND);
    int total = total();
    double size = scale.get();
    morph.morph(
        between -> {
          if (mine == asked && busy.get()) {
            Run begun = new Run(mine, file, between, way, total, size);
            run = begun;
            frame(begun, 0, oneWay);
          }
        });
  }

  /** Ends what is being saved; nothing is left of it. */
  public void cancel() {
    if (busy.get()) {
      giveUp();
    }
  }

  private void frame(Run mine, int index, int oneWay) {
    progress.set(index / (double) mine.total());
    if (index == mine.total()) {
      finish(mine);
      return;
    }
    InterpolateJob job;
    try {
      job =
          new InterpolateJob(engine, mine.morph(), place(index, oneWay), mine.way(), mine.scale());
    } catch (IllegalArgumentException e) {
      giveUp();
      notices.show(Notice.problem("Cannot export: " + e.getMessage() + ".", ""));
      return;
    }
    JobHandle<Samples> handle = service.submit(Lane.VIEW, job);
    rendering = handle;
    Delivery.of(
        handle.outcome(),
        outcome -> take(mine, outcome, values -> write(mine, values, index, oneWay)));
  }

  private void write(Run mine, Samples values, int index, int oneWay) {
    var unused =
        pool.submit(
            cancelled -> {
              mine.file().write(values);
              return index + 1;
            },
            outcome -> take(mine, outcome, next -> frame(mine, next, oneWay)));
  }

  private void finish(Run mine) {
    var unused =
        pool.submit(
            cancelled -> {
              mine.file().finish();
              return mine.file().target();
            },
            outcome ->
                take(
                    mine,
                    outcome,
                    target -> {
                      end();
                      notices.show(
                          new Notice(
                                  Notice.Kind.DONE,
                                  "Saved %s (%d frames)."
                                      .formatted(target.getFileName(), mine.total()),
                                  target.toString(),
                                  Optional.empty())
                              .with("Show in folder", () -> showInFolder.accept(target)));
                    }));
  }

  private <T> void take(Run mine, Outcome<T> outcome, Consumer<T> then) {
    if (mine.number() != asked) {
      return;
    }
    Optional<Throwable> failure =
        outcome.match(
            value -> {
              then.accept(value);
              return Optional.empty();
            },
            partial -> {
              giveUp();
              return Optional.empty();
            },
            Optional::of);
    failure.ifPresent(
        cause -> {
          giveUp();
          FailureText text = FailureText.of(cause);
          notices.show(Notice.problem(text.sentence(), text.details()));
        });
  }

  private void giveUp() {
    Run active = run;
    if (rendering != null) {
      rendering.cancel();
    }
    end();
    if (active != null) {
      var unused =
          pool.submit(
              cancelled -> {
                active.file().giveUp();
                return active;
              },
              outcome -> {});
    }
  }

  private void end() {
    asked++;
    run = null;
    rendering = null;
    busy.set(false);
  }
}
