package dev.tessera.app.interpolate;

import dev.tessera.app.FailureText;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.ExportSize;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.SavePlace;
import dev.tessera.app.session.SavedName;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.render.CodeMorph;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.List;
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
public final class PictureMorphExportViewModel {
  /** Fewest frames of one way. */
  static final int FEWEST = 2;

  /** Most frames of one way. */
  static final int MOST = 1000;

  private static final double FRAMES_PER_SECOND = 30;

  /**
   * What was to be saved when it was asked for.
   *
   * @param oneWay frames from end to end
   * @param total frames in all
   */
  private record Order(
      MorphPreview.Ends ends,
      CodeMorph.Way way,
      FrameFormat format,
      int oneWay,
      int total,
      double scale) {}

  /** An export on its way. */
  private record Run(long number, FrameFile file, CodeMorph morph, Order order) {}

  private final ModelService service;
  private final Engine engine;
  private final IoPool pool;
  private final PictureMorphViewModel morph;
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
  public PictureMorphExportViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      PictureMorphViewModel morph,
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
   * Pixels of a frame, how the file will be named, or why it cannot be saved; empty without ends.
   */
  String summary() {
    ExportSize size = size();
    boolean named = form.get() != MorphForm.PNG && size.possible() && size.width() > 0;
    return named ? size.text() + ". " + SavedName.hint(extensions()) : size.text();
  }

  /** Whether there is something to save that can be saved. */
  boolean possible() {
    return morph.ready() && size().possible();
  }

  private List<String> extensions() {
    return List.of(form.get().format().extension());
  }

  private ExportSize size() {
    Optional<MorphPreview.Ends> ends = morph.ends();
    if (ends.isEmpty()) {
      return ExportSize.NONE;
    }
    GridTiling grid = ends.get().a().tiling();
    int channels = ends.get().a().spec().channels();
    return ExportSize.of(grid.extent(1), grid.extent(0), channels, scale.get())
        .forFormat(form.get().format()::problem);
  }

  /**
   * Saves what both pictures are now, whatever becomes of them meanwhile; not if something is being
   * saved.
   *
   * @param chosen a file that may be replaced; the extension is added if it lacks the one of what
   *     is saved, and then it is asked whether that file may be. Of a sequence "name.png" for
   *     name-0001.png and so on
   */
  public void export(Path chosen) {
    Optional<MorphPreview.Ends> ends = morph.ends();
    if (ends.isEmpty()) {
      notices.show(Notice.info("There is nothing to save yet: both pictures need codes first."));
      return;
    }
    if (!size().possible()) {
      notices.show(Notice.problem("Cannot export: " + size().problem() + ".", ""));
      return;
    }
    Order order = order(ends.get());
    new SavePlace(pool, notices).settle(chosen, extensions(), target -> begin(order, target));
  }

  private Order order(MorphPreview.Ends ends) {
    int oneWay = Math.max(FEWEST, Math.min(MOST, frames.get()));
    return new Order(ends, morph.way().get(), form.get().format(), oneWay, total(), scale.get());
  }

  private void begin(Order order, Path target) {
    if (busy.get()) {
      notices.show(Notice.info("One morph is saved at a time: wait for it, or cancel it."));
      return;
    }
    busy.set(true);
    progress.set(0);
    morph.playing().set(false);
    long mine = ++asked;
    FrameFile file = new FrameFile(target, order.format(), FRAMES_PER_SECOND);
    var unused =
        pool.submit(
            cancelled -> new CodeMorph(order.ends().a(), order.ends().b()),
            outcome ->
                take(
                    mine,
                    outcome,
                    between -> {
                      Run begun = new Run(mine, file, between, order);
                      run = begun;
                      frame(begun, 0);
                    }));
  }

  /** Ends what is being saved; nothing is left of it. */
  public void cancel() {
    if (busy.get()) {
      giveUp();
    }
  }

  private void frame(Run mine, int index) {
    progress.set(index / (double) mine.order().total());
    if (index == mine.order().total()) {
      finish(mine);
      return;
    }
    InterpolateJob job;
    try {
      job =
          new InterpolateJob(
              engine,
              mine.morph(),
              place(index, mine.order().oneWay()),
              mine.order().way(),
              mine.order().scale());
    } catch (IllegalArgumentException e) {
      giveUp();
      notices.show(Notice.problem("Cannot export: " + e.getMessage() + ".", ""));
      return;
    }
    JobHandle<Samples> handle = service.submit(Lane.VIEW, job);
    rendering = handle;
    Delivery.of(
        handle.outcome(),
        outcome -> take(mine.number(), outcome, values -> write(mine, values, index)));
  }

  private void write(Run mine, Samples values, int index) {
    var unused =
        pool.submit(
            cancelled -> {
              mine.file().write(values);
              return index + 1;
            },
            outcome -> take(mine.number(), outcome, next -> frame(mine, next)));
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
                    mine.number(),
                    outcome,
                    target -> {
                      end();
                      notices.show(
                          new Notice(
                                  Notice.Kind.DONE,
                                  "Saved %s (%s)."
                                      .formatted(
                                          mine.order().format().files(target, mine.order().total()),
                                          Figures.count(mine.order().total(), "frame")),
                                  target.toString(),
                                  Optional.empty())
                              .with("Show in folder", () -> showInFolder.accept(target)));
                    }));
  }

  private <T> void take(long mine, Outcome<T> outcome, Consumer<T> then) {
    if (mine != asked) {
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
