package dev.tessera.app.save;

import dev.tessera.app.session.OpenShape;
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
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What can be saved of the surface of what was fitted: a mesh, or a film around it. */
public final class SurfaceExports {
  private static final String NOTHING = "There is nothing to save yet: start a fit first";
  private static final int FRAMES_PER_SECOND = 25;

  private final Engine engine;
  private final SurfaceSource source;
  private final SurfaceChoices choices = new SurfaceChoices(256, 720);
  private final ObjectProperty<Integer> seconds = new SimpleObjectProperty<>(6);

  private final ExportKind mesh =
      new ExportKind(
          "Mesh",
          "The surface as triangles with normals, in units and axes of the opened file",
          List.of(choices.ofMesh(), choices.ofResolution(), choices.ofTriangles()),
          this::meshOffer);

  private final ExportKind turntable =
      new ExportKind(
          "Turntable",
          "A film once around the surface, from where the camera is",
          List.of(
              choices.ofFilm(),
              choices.ofResolution(),
              choices.ofSide(),
              new ExportOption.OneOf<>(
                  "One turn",
                  "Seconds of the film",
                  List.of(3, 6, 10, 20),
                  value -> value + " s",
                  seconds)),
          this::filmOffer);

  /** Offers what a source gives. */
  public SurfaceExports(Engine engine, SurfaceSource source) {
    this.engine = engine;
    this.source = source;
  }

  /** What there is to choose from. */
  public List<ExportKind> kinds() {
    return List.of(mesh, turntable);
  }

  private String stem() {
    return ExportOffer.stem(source.shape().get().map(s -> s.signal().name()).orElse("shape"));
  }

  private ExportOffer meshOffer() {
    MeshFormat format = choices.mesh().get();
    Optional<String> note =
        source.shape().get().flatMap(s -> FloatNote.of(format, s.signal().placement()));
    SurfaceEstimate estimate = estimate();
    String triangles = choices.triangleProblem();
    OptionalInt most = triangles.isEmpty() ? choices.mostTriangles() : OptionalInt.empty();
    return new ExportOffer(
        stem() + "-tessera." + format.extension(),
        List.of(format.extension()),
        estimate.text(most) + note.map(n -> "\n" + n).orElse(""),
        triangles.isEmpty() ? estimate.problem(most) : triangles,
        () ->
            order(
                most,
                (target, progress) -> SurfaceSink.file(target, format),
                target -> String.valueOf(target.getFileName())));
  }

  private ExportOffer filmOffer() {
    FrameFormat format = choices.film().get();
    int frames = seconds.get() * FRAMES_PER_SECOND;
    int side = choices.side().get();
    SurfaceEstimate estimate = estimate();
    String film =
        "\n%d frames of %d \u00d7 %d pixels, %d frames/s"
            .formatted(frames, side, side, FRAMES_PER_SECOND);
    return new ExportOffer(
        stem() + "-turntable." + format.extension(),
        List.of(format.extension()),
        estimate.text(OptionalInt.empty()) + film,
        estimate.problem(OptionalInt.empty()),
        () -> {
          Film of = Film.square(format, side, FRAMES_PER_SECOND);
          OrbitCamera camera = source.camera().get();
          return order(
              OptionalInt.empty(),
              (target, progress) -> SurfaceSink.turntable(target, of, camera, frames, progress),
              target -> format.files(target, frames));
        });
  }

  private SurfaceEstimate estimate() {
    return SurfaceEstimate.of(choices.resolution().get(), source);
  }

  private Writing order(
      OptionalInt most, FrameSequence.Opening<SurfaceSink> opening, Function<Path, String> names) {
    Optional<Placement> placement =
        source.shape().get().map(OpenShape::signal).map(signal -> signal.placement());
    int resolution = choices.resolution().get();
    return (target, run) ->
        run.await(
            source.capture(),
            field ->
                field.ifPresentOrElse(
                    found ->
                        SurfaceWriting.of(
                                List.of(SurfaceFrame.of(engine, found, placement)),
                                resolution,
                                most,
                                opening,
                                names)
                            .begin(target, run),
                    () -> run.nothing(NOTHING)));
  }
}
