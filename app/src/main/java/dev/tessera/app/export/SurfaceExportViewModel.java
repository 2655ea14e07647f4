package dev.tessera.app.export;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.SavePlace;
import dev.tessera.app.session.SavedName;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.app.session.SurfaceFrame;
import dev.tessera.app.session.SurfaceOrder;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;

/** Saving the surface of what was fitted: as a mesh, or as a film around it. */
public final class SurfaceExportViewModel {
  private final Engine engine;
  private final SavePlace place;
  private final SurfaceExport export;
  private final SurfaceSource source;
  private final Notices notices;
  private final SurfaceChoices choices = new SurfaceChoices();

  /**
   * What was to be saved when it was asked for.
   *
   * @param opening makes the sink of a target
   * @param names says which files a target comes to
   */
  private record Order(
      Placement placement,
      int resolution,
      OptionalInt triangles,
      Function<Path, SurfaceOrder.Opening> opening,
      Function<Path, String> names) {}

  /** Counts the wishes to save, so that one that was given up is not begun. */
  private long wish;

  /** Saves what a source gives. */
  public SurfaceExportViewModel(
      Engine engine, IoPool pool, SurfaceExport export, SurfaceSource source, Notices notices) {
    this.engine = engine;
    place = new SavePlace(pool, notices);
    this.export = export;
    this.source = source;
    this.notices = notices;
  }

  /** What to save, and how. */
  public SurfaceChoices choices() {
    return choices;
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return export.busy();
  }

  /** Share that is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return export.progress();
  }

  /** What the choices come to, or what is wrong with them. */
  public String summary() {
    String problem = choices.problem();
    if (!problem.isEmpty()) {
      return problem;
    }
    SurfaceEstimate estimate = SurfaceEstimate.of(choices, source);
    String text = estimate.text(choices) + floatNote();
    return estimate.possible() ? text + "\n" + SavedName.hint(List.of(choices.extension())) : text;
  }

  private String floatNote() {
    return source
        .shape()
        .get()
        .filter(shape -> choices.kind().get() == SurfaceKind.MESH)
        .flatMap(shape -> FloatNote.of(choices.mesh().get(), shape.signal().placement()))
        .map(note -> "\n" + note)
        .orElse("");
  }

  /** Whether the choices can be saved. */
  public boolean possible() {
    return choices.problem().isEmpty() && SurfaceEstimate.of(choices, source).possible();
  }

  /** A name to begin with, without a folder. */
  public String suggestedName() {
    String name = source.shape().get().map(s -> s.signal().name()).orElse("shape");
    int dot = name.lastIndexOf('.');
    String base = (dot > 0 ? name.substring(0, dot) : name).replace(' ', '-');
    String suffix = choices.kind().get() == SurfaceKind.MESH ? "-tessera." : "-turntable.";
    return base + suffix + choices.extension();
  }

  /**
   * Saves, unless something is being saved; asks first if a file would be replaced that nobody
   * chose.
   *
   * @param chosen where; the extension is added if it lacks one
   */
  public void save(Path chosen) {
    Optional<OpenShape> shape = source.shape().get();
    if (busy().get() || shape.isEmpty() || !possible()) {
      return;
    }
    Order order =
        new Order(
            shape.get().signal().placement(),
            choices.resolution().get(),
            choices.mostTriangles(),
            opening(),
            names());
    place.settle(chosen, List.of(choices.extension()), target -> begin(order, target));
  }

  /** Gives up what is being saved; nothing is left of it. */
  public void cancel() {
    wish++;
    export.cancel();
  }

  /** Takes the newest progress; called once per frame. */
  public void poll() {
    export.poll();
  }

  private void begin(Order order, Path target) {
    if (busy().get()) {
      return;
    }
    long mine = ++wish;
    source
        .capture()
        .accept(
            field -> {
              if (mine != wish) {
                return;
              }
              if (field.isEmpty()) {
                notices.show(Notice.info("There is nothing to save yet: start a fit first."));
                return;
              }
              SurfaceFrame frame =
                  SurfaceFrame.of(engine, field.get(), Optional.of(order.placement()));
              export.start(
                  new SurfaceOrder(
                      List.of(frame),
                      order.resolution(),
                      order.triangles(),
                      order.opening().apply(target)),
                  target,
                  order.names().apply(target));
            });
  }

  private Function<Path, String> names() {
    if (choices.kind().get() == SurfaceKind.MESH) {
      return target -> String.valueOf(target.getFileName());
    }
    FrameFormat format = choices.film().get();
    int frames = choices.frames();
    return target -> format.files(target, frames);
  }

  private Function<Path, SurfaceOrder.Opening> opening() {
    if (choices.kind().get() == SurfaceKind.MESH) {
      MeshFormat format = choices.mesh().get();
      return target -> progress -> SurfaceSink.file(target, format);
    }
    FrameFormat format = choices.film().get();
    Film film = Film.square(format, choices.side().get(), SurfaceChoices.FRAMES_PER_SECOND);
    OrbitCamera camera = source.camera().get();
    int frames = choices.frames();
    return target -> progress -> SurfaceSink.turntable(target, film, camera, frames, progress);
  }
}
