package dev.tessera.app.way;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.FilmChoices;
import dev.tessera.app.save.FrameSequence;
import dev.tessera.app.save.SurfaceChoices;
import dev.tessera.app.save.SurfaceWriting;
import dev.tessera.app.save.Writing;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.Figures;
import dev.tessera.model.job.Film;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/** What can be saved of a way between shapes: meshes, and films of them. */
final class ShapeWayExports {
  private static final String NOTHING = "There is nothing to save yet: choose what to mix";

  private final ObservableValue<Optional<ShapeFields>> fields;
  private final ObservableValue<WayPlace> place;
  private final OrbitModel camera;
  private final SurfaceChoices choices = new SurfaceChoices(128, 640);
  private final FilmChoices film = new FilmChoices();

  private final ExportKind frame =
      new ExportKind(
          "This frame as a mesh",
          "The frame that is shown",
          List.of(choices.ofMesh(), choices.ofResolution(), choices.ofTriangles()),
          () -> offer(this::frameOffer));

  private final ExportKind frames =
      new ExportKind(
          "All frames as meshes",
          "Frames at equal distances, a mesh each, in a folder",
          List.of(choices.ofMesh(), choices.ofResolution(), choices.ofTriangles(), film.ofFrames()),
          () -> offer(this::framesOffer));

  private final ExportKind wholeWay =
      new ExportKind(
          "Film of the morph",
          "The way from end to end",
          List.of(
              choices.ofFilm(),
              choices.ofResolution(),
              choices.ofSide(),
              film.ofFrames(),
              film.ofBack()),
          () -> offer(this::filmOffer));

  private final ExportKind turntable =
      new ExportKind(
          "Turntable of this frame",
          "The frame that is shown, once around",
          List.of(choices.ofFilm(), choices.ofResolution(), choices.ofSide(), film.ofFrames()),
          () -> offer(this::turntableOffer));

  ShapeWayExports(
      ObservableValue<Optional<ShapeFields>> fields,
      ObservableValue<WayPlace> place,
      OrbitModel camera) {
    this.fields = fields;
    this.place = place;
    this.camera = camera;
  }

  /** What there is to choose from. */
  List<ExportKind> kinds() {
    return List.of(frame, frames, wholeWay, turntable);
  }

  private ExportOffer offer(Function<ShapeFields, ExportOffer> made) {
    return fields.getValue().map(made).orElseGet(() -> ExportOffer.nothing(NOTHING));
  }

  private static String names(ShapeFields of) {
    return String.join(
        "-to-",
        of.ends().stream()
            .map(end -> ExportOffer.stem(end.name()).toLowerCase(Locale.ROOT))
            .toList());
  }

  /** Per cent of each end but the first, so that frames of different places have other names. */
  private static String shares(ShapeFields of, WayPlace at) {
    String second = String.format(Locale.ROOT, "-%02.0f", 100 * at.second());
    return of.ends().size() < 3
        ? second
        : second + String.format(Locale.ROOT, "-%02.0f", 100 * at.third());
  }

  private ExportOffer frameOffer(ShapeFields of) {
    WayPlace at = place.getValue();
    MeshFormat format = choices.mesh().get();
    return meshes(
        of,
        names(of) + shares(of, at) + "." + format.extension(),
        List.of(format.extension()),
        List.of(at),
        (target, progress) -> SurfaceSink.file(target, format));
  }

  private ExportOffer framesOffer(ShapeFields of) {
    MeshFormat format = choices.mesh().get();
    return meshes(
        of,
        names(of),
        List.of(),
        WayPlace.all(of.ends().size(), film.oneWay(of.ends().size() > 2)),
        (target, progress) -> SurfaceSink.folder(target, format));
  }

  private ExportOffer meshes(
      ShapeFields of,
      String name,
      List<String> extensions,
      List<WayPlace> places,
      FrameSequence.Opening<SurfaceSink> opening) {
    MeshFormat format = choices.mesh().get();
    String problem = choices.triangleProblem();
    OptionalInt most = problem.isEmpty() ? choices.mostTriangles() : OptionalInt.empty();
    String note =
        places.stream()
            .flatMap(p -> of.placement(p).stream())
            .flatMap(where -> FloatNote.of(format, where).stream())
            .findFirst()
            .orElse("");
    String count = places.size() > 1 ? Figures.count(places.size()) + " meshes" : "";
    String summary = count + (count.isEmpty() || note.isEmpty() ? "" : "\n") + note;
    return new ExportOffer(
        name,
        extensions,
        summary,
        problem,
        () -> order(of, places, most, opening, target -> String.valueOf(target.getFileName())));
  }

  private ExportOffer filmOffer(ShapeFields of) {
    List<WayPlace> places = WayPlace.all(of.ends().size(), film.shares(of.ends().size() > 2));
    return filmed(
        names(of),
        of,
        places,
        places.size(),
        (film, from) -> (target, progress) -> SurfaceSink.film(target, film, from));
  }

  private ExportOffer turntableOffer(ShapeFields of) {
    int turn = film.count();
    return filmed(
        names(of) + "-turntable",
        of,
        List.of(place.getValue()),
        turn,
        (film, from) ->
            (target, progress) -> SurfaceSink.turntable(target, film, from, turn, progress));
  }

  private ExportOffer filmed(
      String name,
      ShapeFields of,
      List<WayPlace> places,
      int shown,
      BiFunction<Film, OrbitCamera, FrameSequence.Opening<SurfaceSink>> opening) {
    FrameFormat format = choices.film().get();
    int side = choices.side().get();
    Supplier<Writing> order =
        () ->
            order(
                of,
                places,
                OptionalInt.empty(),
                opening.apply(
                    Film.square(format, side, FilmChoices.FRAMES_PER_SECOND),
                    camera.camera().get()),
                target -> format.files(target, shown));
    return new ExportOffer(
        name + "." + format.extension(),
        List.of(format.extension()),
        "%d frames of %d \u00d7 %d pixels, %s"
            .formatted(
                shown,
                side,
                side,
                Figures.duration(shown / (double) FilmChoices.FRAMES_PER_SECOND)),
        "",
        order);
  }

  private Writing order(
      ShapeFields of,
      List<WayPlace> places,
      OptionalInt most,
      FrameSequence.Opening<SurfaceSink> opening,
      Function<Path, String> names) {
    return SurfaceWriting.of(
        places.stream().map(of::frame).toList(), choices.resolution().get(), most, opening, names);
  }
}
