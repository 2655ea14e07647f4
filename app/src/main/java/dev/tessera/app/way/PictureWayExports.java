package dev.tessera.app.way;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.ExportSize;
import dev.tessera.app.save.FilmChoices;
import dev.tessera.app.save.SampleFilm;
import dev.tessera.app.save.SurfaceChoices;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.Figures;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What can be saved of a way between pictures: its frames as a film or one by one. */
final class PictureWayExports {
  private static final String NOTHING =
      "There is nothing to save yet: both pictures need codes first";

  private final Engine engine;
  private final SecondViewModel second;
  private final PictureWay pictures;
  private final FilmChoices film = new FilmChoices();
  private final ObjectProperty<FrameFormat> format = new SimpleObjectProperty<>(FrameFormat.GIF);
  private final ObjectProperty<Double> scale = new SimpleObjectProperty<>(1.0);

  private final ExportKind frames =
      new ExportKind(
          "Film of the morph",
          "The way from the first picture to the second",
          List.of(
              SurfaceChoices.ofFilm(format),
              film.ofFrames(),
              new ExportOption.OneOf<>(
                  "Size",
                  "Pixels saved per pixel of the picture",
                  List.of(0.5, 1.0, 2.0),
                  s -> s == 0.5 ? "half size" : s == 1 ? "full size" : "double size",
                  scale),
              film.ofBack()),
          this::offer);

  PictureWayExports(Engine engine, SecondViewModel second, PictureWay pictures) {
    this.engine = engine;
    this.second = second;
    this.pictures = pictures;
  }

  /** What there is to choose from. */
  List<ExportKind> kinds() {
    return List.of(frames);
  }

  private ExportOffer offer() {
    return pictures.pictures().map(this::offer).orElseGet(() -> ExportOffer.nothing(NOTHING));
  }

  private ExportOffer offer(PicturePreview.Ends ends) {
    GridTiling grid = ends.a().tiling();
    FrameFormat as = format.get();
    ExportSize size =
        ExportSize.of(grid.extent(1), grid.extent(0), ends.a().spec().channels(), scale.get())
            .forFormat(as::problem);
    List<WayPlace> places = WayPlace.all(2, film.shares(/* around= */ false));
    String other =
        second.image().get().map(i -> ExportOffer.stem(i.source().name())).orElse("morph");
    return new ExportOffer(
        "morph-to-" + other + "." + as.extension(),
        List.of(as.extension()),
        "%s of %s".formatted(Figures.count(places.size(), "frame"), size.text()),
        size.problem(),
        () -> order(ends, as, size, places));
  }

  private Writing order(
      PicturePreview.Ends ends, FrameFormat as, ExportSize size, List<WayPlace> places) {
    LatentPath.Way way = pictures.mix().get().way();
    double times = scale.get();
    SampleFilm made =
        new SampleFilm(
            as,
            Math.toIntExact(size.width()),
            Math.toIntExact(size.height()),
            FilmChoices.FRAMES_PER_SECOND);
    return (target, run) ->
        run.onPool(
            cancelled -> new LatentPath<>(ends.a(), ends.b()),
            path ->
                made.of(
                        places.stream()
                            .<Function<Latest<Double>, Job<Samples>>>map(
                                place ->
                                    progress ->
                                        new InterpolateJob(
                                            engine, path, place.second(), way, times))
                            .toList())
                    .begin(target, run));
  }
}
