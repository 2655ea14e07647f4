package dev.tessera.app.export;

import dev.tessera.app.FailureText;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.ExportSize;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.IoTask;
import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.SavedName;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Saving one thing at a time: the field is copied and evaluated on the model thread beside a
 * running fit, then written on the I/O pool. The file appears whole or not at all.
 */
public final class ExportViewModel {
  private final ModelService service;
  private final Engine engine;
  private final IoPool pool;
  private final SessionModel session;
  private final ExportSources sources;
  private final Notices notices;
  private final Consumer<Path> showInFolder;

  private final ObjectProperty<ExportKind> kind = new SimpleObjectProperty<>(ExportKind.PICTURE);
  private final ObjectProperty<ExportFormat> format =
      new SimpleObjectProperty<>(ExportFormat.PNG_8);
  private final DoubleProperty quality = new SimpleDoubleProperty(0.92);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Optional<Path>> replacing =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<Optional<Path>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Latest<Double> rendered = new Latest<>();
  private Runnable cancelling = () -> {};

  /** What was to be saved when it was asked whether a file may be replaced. */
  private Runnable waiting = () -> {};

  private long exporting;

  /** Saves what the sources give; a saved file can be shown in its folder. */
  public ExportViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      SessionModel session,
      ExportSources sources,
      Notices notices,
      Consumer<Path> showInFolder) {
    this.service = service;
    this.engine = engine;
    this.pool = pool;
    this.session = session;
    this.sources = sources;
    this.notices = notices;
    this.showInFolder = showInFolder;
  }

  /** What to save. */
  public ObjectProperty<ExportKind> kind() {
    return kind;
  }

  /** How to save a picture. */
  public ObjectProperty<ExportFormat> format() {
    return format;
  }

  /** Quality of JPEG, 0 to 1. */
  public DoubleProperty quality() {
    return quality;
  }

  /** Pixels saved per pixel of the signal and axis, 1 to 8. */
  public DoubleProperty scale() {
    return scale;
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Share of the evaluation done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** A file that exists and waits for {@link #replace}; empty if none does. */
  public ReadOnlyObjectProperty<Optional<Path>> replacing() {
    return replacing.getReadOnlyProperty();
  }

  /** The file saved last. */
  public ReadOnlyObjectProperty<Optional<Path>> saved() {
    return saved.getReadOnlyProperty();
  }

  /** What the choices come to. */
  public ExportSize size() {
    Optional<GridSignal> signal = session.get().map(Session::signal);
    if (kind.get() == ExportKind.CURVE || signal.isEmpty()) {
      return ExportSize.NONE;
    }
    GridSignal of = signal.get();
    double factor = kind.get() == ExportKind.PICTURE ? scale.get() : 1;
    return ExportSize.of(of.width(), of.height(), of.samples().channels(), factor)
        .forFormat(format.get().format()::problem);
  }

  /** A name to begin with, without a folder. */
  public String suggestedName() {
    String name = session.get().map(s -> s.signal().name()).orElse("picture");
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    return switch (kind.get()) {
      case PICTURE ->
          base
              + "-tessera"
              + (scale.get() > 1 ? "-" + Figures.decimal(scale.get()).replace(".00", "") + "x" : "")
              + "."
              + format.get().extension();
      case ERROR_MAP -> base + "-error." + format.get().extension();
      case CURVE -> base + "-psnr.csv";
    };
  }

  /** The extension that the file gets, without the dot. */
  public String extension() {
    return extensions().get(0);
  }

  /** What the choices come to, and how the file will be named, in words. */
  public String summary() {
    ExportSize size = size();
    String what = kind.get() == ExportKind.CURVE ? "One line per point of the curve" : size.text();
    return size.possible() ? what + ". " + SavedName.hint(extensions()) : what + ".";
  }

  private List<String> extensions() {
    return kind.get() == ExportKind.CURVE ? List.of("csv") : format.get().format().extensions();
  }

  /**
   * Saves, unless something is being saved.
   *
   * @param chosen where; the extension is added if it lacks that of what is saved
   * @param mayReplace whether the user has agreed to replace the very file that was chosen
   */
  public void export(Path chosen, boolean mayReplace) {
    if (busy.get()) {
      return;
    }
    if (!size().possible()) {
      notices.show(Notice.problem("Cannot export: " + size().problem() + ".", ""));
      return;
    }
    Path target = SavedName.of(chosen, extensions());
    Runnable order = order(target);
    begin();
    if (mayReplace && target.equals(chosen)) {
      order.run();
      return;
    }
    work(
        cancelled -> Files.exists(target),
        exists -> {
          if (exists) {
            end();
            waiting = order;
            replacing.set(Optional.of(target));
          } else {
            order.run();
          }
        });
  }

  /** Replaces the file that was asked about. */
  public void replace() {
    boolean asked = replacing.get().isPresent();
    replacing.set(Optional.empty());
    if (asked && !busy.get()) {
      begin();
      waiting.run();
    }
  }

  /** Leaves the file that was asked about as it is. */
  public void keepExisting() {
    replacing.set(Optional.empty());
  }

  /** Ends what is being saved; nothing is left of it. */
  public void cancel() {
    if (busy.get()) {
      cancelling.run();
      end();
    }
  }

  /** Takes the newest progress, if there is one; called once per frame. */
  public void poll() {
    rendered.take().ifPresent(progress::set);
  }

  /** What saving would do with the choices of this moment, whatever they become meanwhile. */
  private Runnable order(Path target) {
    ExportKind what = kind.get();
    WriteOptions options = format.get().options(quality.get());
    double wanted = scale.get();
    return () -> produce(what, wanted, target, options);
  }

  private void produce(ExportKind what, double wanted, Path target, WriteOptions options) {
    switch (what) {
      case PICTURE -> {
        long mine = exporting;
        sources
            .field()
            .capture(
                field -> {
                  if (mine == exporting) {
                    render(field, wanted, samples -> write(samples, target, options));
                  }
                });
      }
      case ERROR_MAP -> {
        Optional<Callable<Samples>> map = sources.errorMap().get();
        if (map.isEmpty()) {
          nothingYet();
        } else {
          work(cancelled -> map.get().call(), samples -> write(samples, target, options));
        }
      }
      case CURVE -> {
        FitCurve curve = sources.curve().get();
        if (curve.length() == 0) {
          nothingYet();
        } else {
          save(
              target,
              "",
              cancelled -> {
                AtomicFile.stream(target, out -> out.write(CurveCsv.of(curve)));
                return target;
              });
        }
      }
    }
  }

  private void render(Optional<Fitted<GridTiling>> field, double wanted, Consumer<Samples> then) {
    if (field.isEmpty()) {
      nothingYet();
      return;
    }
    RenderJob job;
    rendered = new Latest<>();
    try {
      job = new RenderJob(engine, field.get(), wanted, rendered);
    } catch (IllegalArgumentException e) {
      end();
      notices.show(Notice.problem("Cannot export: " + e.getMessage() + ".", ""));
      return;
    }
    JobHandle<Samples> handle = service.submit(Lane.VIEW, job);
    cancelling = handle::cancel;
    long mine = exporting;
    Delivery.of(handle.outcome(), outcome -> deliver(mine, outcome, then));
  }

  private void write(Samples samples, Path target, WriteOptions options) {
    progress.set(1);
    String size = "%d x %d pixels".formatted(samples.extent(1), samples.extent(0));
    save(
        target,
        " (" + size + ")",
        cancelled -> {
          ImageFiles.write(samples, target, options, cancelled);
          return target;
        });
  }

  private void save(Path target, String size, IoWork<Path> writing) {
    work(
        writing,
        file -> {
          end();
          saved.set(Optional.of(file));
          notices.show(
              new Notice(
                      Notice.Kind.DONE,
                      "Saved " + target.getFileName() + size + ".",
                      target.toString(),
                      Optional.empty())
                  .with("Show in folder", () -> showInFolder.accept(target)));
        });
  }

  private <T> void work(IoWork<T> work, Consumer<T> then) {
    long mine = exporting;
    Runnable before = cancelling;
    IoTask task = pool.submit(work, outcome -> deliver(mine, outcome, then));
    if (cancelling == before) {
      cancelling = task::cancel;
    }
  }

  private <T> void deliver(long which, Outcome<T> outcome, Consumer<T> then) {
    if (which != exporting) {
      return;
    }
    Optional<Throwable> failure =
        outcome.match(
            value -> {
              then.accept(value);
              return Optional.empty();
            },
            partial -> {
              end();
              return Optional.empty();
            },
            Optional::of);
    failure.ifPresent(
        cause -> {
          end();
          FailureText text = FailureText.of(cause);
          notices.show(Notice.problem(text.sentence(), text.details()));
        });
  }

  private void nothingYet() {
    end();
    notices.show(Notice.info("There is nothing to save yet: start a fit first."));
  }

  private void begin() {
    replacing.set(Optional.empty());
    progress.set(0);
    exporting++;
    busy.set(true);
  }

  private void end() {
    exporting++;
    cancelling = () -> {};
    busy.set(false);
  }
}
