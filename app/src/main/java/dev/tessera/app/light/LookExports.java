package dev.tessera.app.light;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.ExportSize;
import dev.tessera.app.save.FilmChoices;
import dev.tessera.app.save.FilmTime;
import dev.tessera.app.save.PictureChoices;
import dev.tessera.app.save.SampleFilm;
import dev.tessera.app.save.SurfaceChoices;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.Focus;
import dev.tessera.model.light.Refocusing;
import dev.tessera.model.light.ViewPath;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What can be saved of a fitted light field. */
public final class LookExports {
  private final SessionModel session;
  private final LookViewModel look;
  private final LookWriting writing;
  private final PictureChoices picture = new PictureChoices();
  private final FilmChoices film = new FilmChoices();
  private final ObjectProperty<FrameFormat> format = new SimpleObjectProperty<>(FrameFormat.MP4);
  private final ObjectProperty<QuiltLayout> quilt =
      new SimpleObjectProperty<>(QuiltLayout.PORTRAIT);
  private final ObjectProperty<DisparityFormat> depth =
      new SimpleObjectProperty<>(DisparityFormat.PNG_16);
  private final StringProperty from = new SimpleStringProperty("");
  private final StringProperty stops = new SimpleStringProperty("");

  private final ExportOption ofFrom =
      new ExportOption.Typing(
          "From",
          "Row and column of the view, from 0, such as 2.5,4; empty is from where you look",
          "where you look now",
          from);

  private final List<ExportKind> kinds =
      List.of(
          new ExportKind(
              "View",
              "What is seen from anywhere, all of it sharp",
              List.of(picture.ofFormat(), ofFrom, picture.ofQuality()),
              () -> offer(this::view)),
          new ExportKind(
              "Refocused picture",
              "Through the lens as it is now: its focus, its aperture, from where you look",
              List.of(picture.ofFormat(), picture.ofQuality()),
              () -> offer(this::refocused)),
          new ExportKind(
              "Film along views",
              "A film that goes from view to view",
              List.of(
                  SurfaceChoices.ofFilm(format),
                  new ExportOption.Typing(
                      "Path",
                      "Rows and columns of views, such as 0,0:8,8,8 from corner to corner; empty is a"
                          + " circle as large as the grid",
                      "in a circle",
                      stops),
                  film.ofFrames(),
                  film.ofBack()),
              () -> offer(this::path)),
          new ExportKind(
              "Focal sweep",
              "A film in which the focus goes from far to near, through the lens as it is now",
              List.of(SurfaceChoices.ofFilm(format), film.ofFrames(), film.ofBack()),
              () -> offer(this::sweep)),
          new ExportKind(
              "Quilt",
              "Views from left to right in one picture, as light field displays take them",
              List.of(
                  new ExportOption.OneOf<>(
                      "Views",
                      "Columns and rows of views, as the display asks for them",
                      List.of(QuiltLayout.values()),
                      QuiltLayout::label,
                      quilt)),
              () -> offer(this::quilt)),
          new ExportKind(
              "Disparities",
              "At each pixel by how many pixels it moves from view to view: what is near, what is far",
              List.of(
                  new ExportOption.OneOf<>(
                      "Format",
                      "PNG: grey levels whose ends are told in its texts; PFM: the numbers"
                          + " themselves",
                      List.of(DisparityFormat.values()),
                      DisparityFormat::label,
                      depth),
                  ofFrom),
              () -> offer(this::disparities)));

  /**
   * Saves what was fitted of the light field that is open.
   *
   * @param look tells from where and through which lens
   */
  public LookExports(Engine engine, SessionModel session, FieldCapture field, LookViewModel look) {
    this.session = session;
    this.look = look;
    writing = new LookWriting(engine, field);
  }

  /** What there is to choose from. */
  public List<ExportKind> kinds() {
    return kinds;
  }

  /** What is known of the views before anything was fitted. */
  private record Views(String stem, ViewGrid grid, int width, int height) {}

  private ExportOffer offer(Function<Views, ExportOffer> kind) {
    Optional<Session> open = session.get().filter(s -> s.light().isPresent());
    if (open.isEmpty()) {
      return ExportOffer.nothing(LookWriting.NOTHING);
    }
    Session s = open.get();
    Views views =
        new Views(
            ExportOffer.stem(s.signal().name()),
            s.light().orElseThrow().grid(),
            s.signal().width(),
            s.signal().height());
    try {
      return kind.apply(views);
    } catch (IllegalArgumentException e) {
      return ExportOffer.nothing(String.valueOf(e.getMessage()));
    }
  }

  /** The view that was typed, or from where it is looked at. */
  private LookPlace place(ViewGrid grid) {
    String typed = from.get().strip();
    if (typed.isEmpty()) {
      return look.place().get();
    }
    try {
      ViewPath.Stop stop = ViewPath.stop(typed, grid);
      return new LookPlace(stop.v(), stop.u());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("From " + e.getMessage(), e);
    }
  }

  private static String name(String what, LookPlace place) {
    return String.format(Locale.ROOT, "-%s-%.2f-%.2f", what, place.v(), place.u());
  }

  private ExportOffer view(Views of) {
    LookPlace place = place(of.grid());
    return picture(
        of,
        name("view", place),
        1,
        options ->
            writing.picture(
                (engine, field, done) -> LightJob.view(engine, field, place.v(), place.u(), done),
                options));
  }

  private ExportOffer refocused(Views of) {
    LookPlace place = look.place().get();
    Focus focus = look.lens().at(place);
    return picture(
        of,
        name("focus", place),
        Refocusing.views(of.grid(), focus),
        options ->
            writing.picture(
                (engine, field, done) -> LightJob.refocused(engine, field, focus, done), options));
  }

  private ExportOffer picture(
      Views of, String name, int views, Function<WriteOptions, Writing> order) {
    ExportSize size =
        ExportSize.of(of.width(), of.height(), 3, 1).forFormat(picture.format().format()::problem);
    WriteOptions options = picture.options();
    return new ExportOffer(
        of.stem() + name + "." + picture.format().extension(),
        picture.format().format().extensions(),
        size.text() + time(views),
        size.problem(),
        () -> order.apply(options));
  }

  /** How long painting so many views takes; empty before that is known, or if it is no time. */
  private String time(int views) {
    double seconds = views * seconds();
    return seconds < 1
        ? ""
        : "; about " + Figures.duration(seconds) + " to paint " + Figures.count(views, "view");
  }

  /** Seconds that a view takes; 0 before that is known. */
  private double seconds() {
    return look.viewNanos().get() * 1e-9;
  }

  private ExportOffer path(Views of) {
    String typed = stops.get().strip();
    ViewPath path;
    try {
      path = typed.isEmpty() ? ViewPath.around(of.grid()) : ViewPath.parse(typed, of.grid());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Path " + e.getMessage(), e);
    }
    List<LookWriting.Wanted> frames =
        film.shares(/* around= */ typed.isEmpty()).stream()
            .map(path::at)
            .<LookWriting.Wanted>map(
                at -> (engine, field, done) -> LightJob.view(engine, field, at.v(), at.u(), done))
            .toList();
    return film(of, "-views", frames, 1);
  }

  private ExportOffer sweep(Views of) {
    LookField field = look.field().get().orElse(null);
    if (field == null) {
      return ExportOffer.nothing(LookWriting.NOTHING);
    }
    LookPlace place = look.place().get();
    Lens lens = look.lens();
    if (lens.pinhole()) {
      return ExportOffer.nothing(
          "Through a pinhole all is sharp at any focus: open the aperture below the picture first");
    }
    List<LookWriting.Wanted> frames =
        film.shares(/* around= */ false).stream()
            .map(share -> new Lens(field.disparity(share), lens.aperture(), lens.round()).at(place))
            .<LookWriting.Wanted>map(
                focus -> (engine, fitted, done) -> LightJob.refocused(engine, fitted, focus, done))
            .toList();
    return film(of, "-focus", frames, Refocusing.views(of.grid(), lens.at(place)));
  }

  private ExportOffer film(
      Views of, String name, List<LookWriting.Wanted> frames, int viewsPerFrame) {
    FrameFormat as = format.get();
    ExportSize size = ExportSize.of(of.width(), of.height(), 3, 1).forFormat(as::problem);
    double each = viewsPerFrame * seconds();
    FilmTime time = new FilmTime(as, (double) of.width() * of.height(), frames.size());
    return new ExportOffer(
        of.stem() + name + "." + as.extension(),
        List.of(as.extension()),
        "%s of %s.%s"
            .formatted(
                Figures.count(frames.size(), "frame"),
                size.text(),
                each == 0 ? "" : " " + time.words(each)),
        size.problem(),
        () ->
            writing.film(
                frames,
                new SampleFilm(as, of.width(), of.height(), FilmChoices.FRAMES_PER_SECOND)));
  }

  private ExportOffer quilt(Views of) {
    QuiltLayout layout = quilt.get();
    ExportSize size =
        ExportSize.of(layout.columns() * of.width(), layout.rows() * of.height(), 3, 1)
            .forFormat(ImageFormat.PNG::problem);
    int views = layout.columns() * layout.rows();
    return new ExportOffer(
        layout.quilt().name(of.stem(), of.width(), of.height()) + ".png",
        List.of("png"),
        size.text() + time(views) + "\nDisplays read columns, rows and aspect from its name.",
        size.problem(),
        () -> writing.quilt(layout.quilt()));
  }

  private ExportOffer disparities(Views of) {
    LookPlace place = place(of.grid());
    DisparityFormat as = depth.get();
    ExportSize size =
        ExportSize.of(of.width(), of.height(), 1, 1).forFormat(ImageFormat.PNG::problem);
    return new ExportOffer(
        of.stem() + name("disparity", place) + "." + as.extension(),
        List.of(as.extension()),
        size.text(),
        size.problem(),
        () -> writing.disparities(place));
  }
}
