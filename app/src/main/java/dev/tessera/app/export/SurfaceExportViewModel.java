package dev.tessera.app.export;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.app.session.SurfaceFrame;
import dev.tessera.app.session.SurfaceOrder;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;

/** Saving the surface of what was fitted: as a mesh, or as a film around it. */
public final class SurfaceExportViewModel {
  private final Engine engine;
  private final IoPool pool;
  private final SurfaceExport export;
  private final SurfaceSource source;
  private final Notices notices;
  private final SurfaceChoices choices = new SurfaceChoices();

  /** Counts the wishes to save, so that one that was given up is not begun. */
  private long wish;

  /** Saves what a source gives. */
  public SurfaceExportViewModel(
      Engine engine, IoPool pool, SurfaceExport export, SurfaceSource source, Notices notices) {
    this.engine = engine;
    this.pool = pool;
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
    return problem.isEmpty()
        ? SurfaceEstimate.of(choices, source).text(choices) + floatNote()
        : problem;
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
    Path target = withExtension(chosen);
    if (target.equals(chosen)) {
      begin(target);
      return;
    }
    var unused =
        pool.submit(
            cancelled -> Files.exists(target),
            exists -> {
              if (told(exists)) {
                notices.show(
                    Notice.question(
                        target.getFileName() + " exists already.", "Replace", () -> begin(target)));
              } else {
                begin(target);
              }
            });
  }

  private static boolean told(Outcome<Boolean> exists) {
    return exists.match(yes -> yes, partial -> false, cause -> false);
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

  private void begin(Path target) {
    Optional<OpenShape> shape = source.shape().get();
    if (busy().get() || shape.isEmpty() || !possible()) {
      return;
    }
    long mine = ++wish;
    int resolution = choices.resolution().get();
    OptionalInt triangles = choices.mostTriangles();
    SurfaceOrder.Opening opening = opening(target);
    Optional<Placement> placement = shape.map(s -> s.signal().placement());
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
              SurfaceFrame frame = SurfaceFrame.of(engine, field.get(), placement);
              export.start(
                  new SurfaceOrder(List.of(frame), resolution, triangles, opening), target);
            });
  }

  private SurfaceOrder.Opening opening(Path target) {
    if (choices.kind().get() == SurfaceKind.MESH) {
      MeshFormat format = choices.mesh().get();
      return progress -> SurfaceSink.file(target, format);
    }
    FrameFormat format = choices.film().get();
    Film film = Film.square(format, choices.side().get(), SurfaceChoices.FRAMES_PER_SECOND);
    OrbitCamera camera = source.camera().get();
    int frames = choices.frames();
    return progress -> SurfaceSink.turntable(target, film, camera, frames, progress);
  }

  private Path withExtension(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    String ending = "." + choices.extension();
    return name.toLowerCase(Locale.ROOT).endsWith(ending)
        ? chosen
        : chosen.resolveSibling(name + ending);
  }
}
