package dev.tessera.app.clip;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.ExportSize;
import dev.tessera.app.save.FilmTime;
import dev.tessera.app.save.FrameSequence;
import dev.tessera.app.save.SurfaceChoices;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.FilmClock;
import dev.tessera.model.signal.io.FilmPlan;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SoundSource;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Saves a fitted clip as a film, at any rate and scale, with the sound of its file. How long that
 * takes is told before, from frames that were made to find it out.
 */
public final class FilmExport {
  private static final String NOTHING = "There is nothing to save yet: start a fit first";

  /** Stands for the time stamps of the clip. */
  private static final double OWN_RATE = 0;

  private static final List<Double> RATES =
      List.of(OWN_RATE, 10.0, 12.0, 15.0, 24.0, 25.0, 30.0, 50.0, 60.0);

  private final Engine engine;
  private final SessionModel session;
  private final FieldCapture field;
  private final FramePace pace;
  private final ObjectProperty<FrameFormat> format = new SimpleObjectProperty<>(FrameFormat.MP4);
  private final ObjectProperty<Double> rate = new SimpleObjectProperty<>(OWN_RATE);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);

  private final ExportKind film =
      new ExportKind(
          "Film",
          "The clip, evaluated at the chosen rate and scale: not resampled",
          List.of(
              SurfaceChoices.ofFilm(format),
              new ExportOption.OneOf<>(
                  "Frame rate",
                  "Frames in a second; between those of the clip the field is evaluated",
                  RATES,
                  r ->
                      r == OWN_RATE ? "as the clip" : Figures.decimal(r).replace(".0", "") + " fps",
                  rate),
              new ExportOption.Slide(
                  "Scale",
                  "Pixels saved per pixel of the clip and axis, 1 to 8",
                  1,
                  8,
                  0.5,
                  "%.1f\u00d7",
                  scale,
                  () -> true)),
          this::offer);

  /** Frames in the making: where in the clip each is, in frames of the clip, and when shown. */
  private record Plan(List<Double> positions, FilmPlan film) {}

  /**
   * Saves what was fitted of the clip that is open.
   *
   * @param nanoTime a clock
   */
  public FilmExport(Tools tools, SessionModel session, FieldCapture field, LongSupplier nanoTime) {
    engine = tools.engine();
    this.session = session;
    this.field = field;
    pace = new FramePace(tools, field, nanoTime);
    session.property().subscribe(open -> pace.forget());
  }

  /** Changes whenever it is known how long a film takes; nothing else is to be read from it. */
  public ReadOnlyObjectProperty<?> pace() {
    return pace.seconds();
  }

  /** Tells that a fit has begun or ended: frames are made of another one, or beside another. */
  public void forgetPace() {
    pace.forget();
  }

  /** What there is to choose. */
  public ExportKind kind() {
    return film;
  }

  private ExportOffer offer() {
    Optional<Session> open = session.get().filter(s -> s.clip().isPresent());
    return open.map(this::offer).orElseGet(() -> ExportOffer.nothing(NOTHING));
  }

  private ExportOffer offer(Session open) {
    FrameFormat as = format.get();
    int channels = open.signal().samples().channels();
    ExportSize size =
        ExportSize.of(open.signal().width(), open.signal().height(), channels, scale.get())
            .forFormat(as::problem);
    Plan plan = plan(open, size);
    double times = scale.get();
    return new ExportOffer(
        ExportOffer.stem(open.signal().name()) + "-tessera." + as.extension(),
        List.of(as.extension()),
        String.format(
            Locale.ROOT,
            "%s of %s, %.2f s long.%s %s",
            Figures.count(plan.positions().size(), "frame"),
            size.text(),
            duration(open),
            timeInWords(plan, times),
            soundInWords(open, as)),
        size.problem(),
        () -> order(plan, times));
  }

  private String timeInWords(Plan plan, double times) {
    pace.ask();
    double pixels = (double) plan.film().width() * plan.film().height();
    FilmTime time = new FilmTime(plan.film().format(), pixels, plan.positions().size());
    return pace.seconds().get().map(frame -> " " + time.words(frame.at(times))).orElse("");
  }

  private static double duration(Session open) {
    return clip(open).times().duration();
  }

  private static OpenClip clip(Session open) {
    return open.clip().orElseThrow();
  }

  private Plan plan(Session open, ExportSize size) {
    ClipTimes times = clip(open).times();
    double wanted = rate.get();
    boolean own = wanted == OWN_RATE;
    int count = own ? times.frames() : (int) Math.max(1, Math.round(times.duration() * wanted));
    double[] positions = new double[count];
    for (int i = 0; i < count; i++) {
      positions[i] = own ? i : times.position(i / wanted);
    }
    FilmClock clock = own ? FilmClock.of(times) : FilmClock.constant(wanted);
    return new Plan(
        Arrays.stream(positions).boxed().toList(),
        new FilmPlan(
            format.get(),
            Math.toIntExact(Math.max(1, size.width())),
            Math.toIntExact(Math.max(1, size.height())),
            clock,
            sound(open, format.get())));
  }

  private static Optional<Path> file(Session open) {
    return open.origin().source().map(SourceFile::places).stream()
        .flatMap(List::stream)
        .findFirst();
  }

  private static Optional<SoundSource> sound(Session open, FrameFormat as) {
    OpenClip clip = clip(open);
    return clip.sound().isPresent() && as.holdsSound()
        ? file(open).map(file -> clip.choice().sound(file, clip.start()))
        : Optional.empty();
  }

  private static String soundInWords(Session open, FrameFormat as) {
    if (clip(open).sound().isEmpty()) {
      return "The clip has no sound.";
    }
    String codec = clip(open).sound().get().codec();
    return sound(open, as).isPresent()
        ? "Its sound (" + codec + ") is carried over."
        : "Its sound ("
            + codec
            + ") is left out"
            + (as.holdsSound() ? ": its file is not known." : ", which this format does not hold.");
  }

  private Writing order(Plan plan, double times) {
    return (target, run) ->
        run.await(
            field::capture,
            found ->
                found
                    .filter(fitted -> fitted.tiling().dimensions() == 3)
                    .ifPresentOrElse(
                        fitted -> frames(fitted, plan, times).begin(target, run),
                        () -> run.nothing(NOTHING)));
  }

  private FrameSequence<FrameWriter> frames(Fitted<GridTiling> fitted, Plan plan, double times) {
    List<FrameSequence.Frame<FrameWriter>> frames = new ArrayList<>();
    for (double position : plan.positions()) {
      frames.add(
          (turns, progress, then) ->
              turns.onModel(
                  RenderJob.frame(engine, fitted, position, times, progress),
                  samples -> then.accept((sink, cancelled) -> sink.write(Argb.pack(samples)))));
    }
    List<String> notes = new CopyOnWriteArrayList<>();
    FrameFormat as = plan.film().format();
    return new FrameSequence<>(
        frames,
        (file, progress) -> FrameWriter.open(file, plan.film()),
        (sink, cancelled) -> {
          sink.finish();
          notes.addAll(sink.notes());
        },
        file ->
            "%s (%s)%s"
                .formatted(
                    as.files(file, frames.size()),
                    Figures.count(frames.size(), "frame"),
                    notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
  }
}
