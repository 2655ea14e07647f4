package dev.tessera.app.morph;

import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.SavePlace;
import dev.tessera.app.session.SavedName;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.app.session.SurfaceFrame;
import dev.tessera.app.session.SurfaceOrder;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Saves frames as meshes, or films of them. */
public final class MorphExportViewModel {
  /** Triangles to which a mesh is reduced, to choose from; the last keeps all. */
  public static final List<Integer> TRIANGLES =
      List.of(2_000, 5_000, 10_000, 50_000, Integer.MAX_VALUE);

  /** Numbers of frames to choose from. */
  public static final List<Integer> FRAMES = List.of(12, 24, 36, 60, 90, 120, 240);

  /** Pixels of a film's side to choose from. */
  public static final List<Integer> SIZES = List.of(256, 480, 640, 720, 1080);

  /** Cells along each axis to choose from. */
  public static final List<Integer> RESOLUTIONS = List.of(64, 96, 128, 192, 256, 384, 512);

  private static final double FRAMES_PER_SECOND = 30;

  private final SurfaceExport export;
  private final SavePlace saving;
  private final ReadOnlyObjectProperty<Optional<MorphFields>> fields;
  private final ReadOnlyObjectProperty<MorphPlace> place;
  private final ReadOnlyObjectProperty<MorphLoop> loop;
  private final OrbitModel camera;
  private final ObjectProperty<MorphExportKind> kind =
      new SimpleObjectProperty<>(MorphExportKind.FRAME);
  private final ObjectProperty<MeshFormat> meshFormat = new SimpleObjectProperty<>(MeshFormat.OBJ);
  private final ObjectProperty<FrameFormat> filmFormat =
      new SimpleObjectProperty<>(FrameFormat.MP4);
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(128);
  private final ObjectProperty<Integer> triangles = new SimpleObjectProperty<>(Integer.MAX_VALUE);
  private final ObjectProperty<Integer> frames = new SimpleObjectProperty<>(60);
  private final ObjectProperty<Integer> size = new SimpleObjectProperty<>(640);

  private final ReadOnlyStringWrapper floatNote = new ReadOnlyStringWrapper("");

  MorphExportViewModel(
      SurfaceExport export,
      IoPool pool,
      Notices notices,
      ReadOnlyObjectProperty<Optional<MorphFields>> fields,
      ReadOnlyObjectProperty<MorphPlace> place,
      ReadOnlyObjectProperty<MorphLoop> loop,
      OrbitModel camera) {
    this.export = export;
    saving = new SavePlace(pool, notices);
    this.fields = fields;
    this.place = place;
    this.loop = loop;
    this.camera = camera;
    for (var property : List.of(kind, meshFormat, fields, place)) {
      property.subscribe(() -> floatNote.set(foundFloatNote()));
    }
    floatNote.set(foundFloatNote());
  }

  /** What to save. */
  public ObjectProperty<MorphExportKind> kind() {
    return kind;
  }

  /** Of meshes, a writable one. */
  public ObjectProperty<MeshFormat> meshFormat() {
    return meshFormat;
  }

  /** Of films. */
  public ObjectProperty<FrameFormat> filmFormat() {
    return filmFormat;
  }

  /** Cells along each axis. */
  public ObjectProperty<Integer> resolution() {
    return resolution;
  }

  /** To which each mesh is reduced; {@link Integer#MAX_VALUE} keeps all. */
  public ObjectProperty<Integer> triangles() {
    return triangles;
  }

  /** Frames from end to end, or of one turn. */
  public ObjectProperty<Integer> frames() {
    return frames;
  }

  /** Pixels of a film's side. */
  public ObjectProperty<Integer> size() {
    return size;
  }

  /** Whether something is being saved. */
  public ReadOnlyBooleanProperty busy() {
    return export.busy();
  }

  /** Share of it that is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return export.progress();
  }

  /** Whether there is anything to save. */
  public ReadOnlyObjectProperty<Optional<MorphFields>> possible() {
    return fields;
  }

  /** What the meshes lose in a format of floats; empty if nothing is worth telling. */
  public ReadOnlyStringProperty floatNote() {
    return floatNote.getReadOnlyProperty();
  }

  private String foundFloatNote() {
    return fields
        .get()
        .filter(of -> kind.get().meshes())
        .flatMap(
            of ->
                surfaces(of, kind.get()).stream()
                    .flatMap(frame -> frame.placement().stream())
                    .flatMap(where -> FloatNote.of(meshFormat.get(), where).stream())
                    .findFirst())
        .orElse("");
  }

  /** The extension of the file, without the dot; that of the files in a folder. */
  public String extension() {
    return kind.get().meshes() ? meshFormat.get().extension() : filmFormat.get().extension();
  }

  /** A name to begin with, without a folder. */
  public String suggestedName() {
    String names =
        fields
            .get()
            .map(f -> String.join("-to-", f.ends().stream().map(e -> base(e.name())).toList()))
            .orElse("morph");
    return switch (kind.get()) {
      case FRAME ->
          String.format(
              Locale.ROOT, "%s-%02.0f.%s", names, 100 * place.get().second(), extension());
      case FRAMES -> names;
      case FILM -> names + "." + extension();
      case TURNTABLE -> names + "-turntable." + extension();
    };
  }

  private static String base(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace(' ', '-').toLowerCase(Locale.ROOT);
  }

  /**
   * Saves, unless something is being saved or there is nothing to save.
   *
   * @param chosen a folder for all frames as meshes, else a file; the extension is added if it
   *     lacks one, and then a file of that name is only replaced if the user agrees
   */
  public void export(Path chosen) {
    Optional<MorphFields> of = fields.get();
    if (of.isEmpty() || export.busy().get()) {
      return;
    }
    if (kind.get() == MorphExportKind.FRAMES) {
      export.start(order(of.get(), chosen), chosen);
      return;
    }
    Path saved = SavedName.of(chosen, List.of(extension()));
    SurfaceOrder order = order(of.get(), saved);
    String names = names(order, saved);
    saving.settle(chosen, List.of(extension()), target -> export.start(order, target, names));
  }

  private String names(SurfaceOrder order, Path target) {
    return switch (kind.get()) {
      case FRAME, FRAMES -> String.valueOf(target.getFileName());
      case FILM -> filmFormat.get().files(target, order.frames().size());
      case TURNTABLE -> filmFormat.get().files(target, frames.get());
    };
  }

  /** Gives up what is being saved; nothing is left of it. */
  public void cancel() {
    export.cancel();
  }

  /** Takes the newest progress; called once per frame. */
  void poll() {
    export.poll();
  }

  private SurfaceOrder order(MorphFields of, Path target) {
    MorphExportKind what = kind.get();
    OptionalInt most =
        what.meshes() && triangles.get() < Integer.MAX_VALUE
            ? OptionalInt.of(triangles.get())
            : OptionalInt.empty();
    return new SurfaceOrder(surfaces(of, what), resolution.get(), most, opening(what, target));
  }

  private SurfaceOrder.Opening opening(MorphExportKind what, Path target) {
    MeshFormat mesh = meshFormat.get();
    Film film = Film.square(filmFormat.get(), size.get(), FRAMES_PER_SECOND);
    OrbitCamera from = camera.camera().get();
    int turn = frames.get();
    return switch (what) {
      case FRAME -> progress -> SurfaceSink.file(target, mesh);
      case FRAMES -> progress -> SurfaceSink.folder(target, mesh);
      case FILM -> progress -> SurfaceSink.film(target, film, from);
      case TURNTABLE -> progress -> SurfaceSink.turntable(target, film, from, turn, progress);
    };
  }

  private List<SurfaceFrame> surfaces(MorphFields of, MorphExportKind what) {
    if (what == MorphExportKind.FRAME || what == MorphExportKind.TURNTABLE) {
      return List.of(of.frame(place.get()));
    }
    int ends = of.ends().size();
    int count = frames.get();
    // Around three ends the last frame would be the first one again.
    double last = ends < 3 ? count - 1.0 : count;
    List<SurfaceFrame> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(of.frame(MorphPlace.along(ends, i / last)));
    }
    if (what == MorphExportKind.FILM && loop.get() == MorphLoop.PING_PONG && ends < 3) {
      for (int i = count - 2; i > 0; i--) {
        all.add(all.get(i));
      }
    }
    return all;
  }
}
