package dev.tessera.app.rate;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.SaveRun;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The open picture, or what its fit shows, saved as a compressed code-book. What the choices come
 * to is measured on the pool as soon as somebody looks: the size told is that of the file.
 */
public final class CodeBookExport {
  private static final String NOTHING = "Open a picture first";
  private static final String NO_FIT = "There is nothing to save yet: start a fit first";

  /** Which picture. */
  private enum Content {
    ORIGINAL("The original"),
    FIT("What the fit shows");

    private final String label;

    Content(String label) {
      this.label = label;
    }
  }

  /** A file of the original that somebody asks about. */
  private record Wanted(Session of, Aim aim, double value) {}

  /** What came of compressing: a file, or why there is none. */
  private record Made(Optional<Compressed> file, String problem) {
    String words() {
      return file.map(
              f ->
                  String.format(
                      Locale.ROOT,
                      "%s, %.2f bits per pixel, %.2f dB",
                      Figures.bytes(f.bytes()),
                      f.bitsPerPixel(),
                      f.psnr()))
          .orElse(problem);
    }
  }

  /** The original, looked at once, and what was made of it last. */
  private record Measured(Wanted wanted, CodeBookFiles files, Made made) {}

  private final Tools tools;
  private final SessionModel session;
  private final FieldCapture field;
  private final ObjectProperty<Aim> aim = new SimpleObjectProperty<>(Aim.BITS);
  private final DoubleProperty bits = new SimpleDoubleProperty(0.6);
  private final DoubleProperty psnr = new SimpleDoubleProperty(35);
  private final ObjectProperty<Content> content = new SimpleObjectProperty<>(Content.ORIGINAL);
  private final ReadOnlyObjectWrapper<Optional<Measured>> measured =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pending measuring = new Pending();
  private Optional<Wanted> underWay = Optional.empty();
  private final ExportKind kind =
      new ExportKind(
          "Compressed code-book",
          "Quantised codes of the network that comes with the program: a small file for Tessera",
          List.of(
              new ExportOption.OneOf<>(
                  "Of",
                  "The picture that was opened, or what its fit shows, changed codes included",
                  List.of(Content.values()),
                  value -> value.label,
                  content),
              new ExportOption.OneOf<>(
                  "Aim",
                  "A size that is not exceeded, or a quality that is reached",
                  List.of(Aim.values()),
                  Aim::label,
                  aim),
              new ExportOption.Slide(
                  "Bits",
                  "Bits of the file per pixel of the picture",
                  0.1,
                  4,
                  0.05,
                  "%.2f",
                  bits,
                  () -> aim.get() == Aim.BITS),
              new ExportOption.Slide(
                  "PSNR",
                  "What the decoded picture reaches at least, in dB",
                  22,
                  48,
                  0.5,
                  "%.1f dB",
                  psnr,
                  () -> aim.get() == Aim.PSNR)),
          this::offer);

  /** Saves what is open in a session, or a field that is captured when it is asked for. */
  public CodeBookExport(Tools tools, SessionModel session, FieldCapture field) {
    this.tools = tools;
    this.session = session;
    this.field = field;
    session.property().subscribe(open -> forget());
  }

  /** What there is to choose. */
  public ExportKind kind() {
    return kind;
  }

  /** Changes whenever the size of a file is known; nothing else is to be read from it. */
  public ReadOnlyObjectProperty<?> measured() {
    return measured.getReadOnlyProperty();
  }

  private void forget() {
    measuring.cancel();
    underWay = Optional.empty();
    measured.set(Optional.empty());
  }

  private ExportOffer offer() {
    Optional<Session> open = session.get();
    if (open.isEmpty()) {
      return ExportOffer.nothing(NOTHING);
    }
    Wanted wanted =
        new Wanted(open.get(), aim.get(), aim.get() == Aim.BITS ? bits.get() : psnr.get());
    Optional<Measured> known = measured.get().filter(found -> found.wanted().equals(wanted));
    if (known.isEmpty()) {
      measure(wanted);
    }
    boolean original = content.get() == Content.ORIGINAL;
    String size = known.map(found -> found.made().words()).orElse("Measuring the size\u2026");
    String problem = known.map(found -> found.made().problem()).orElse("");
    return new ExportOffer(
        ExportOffer.stem(wanted.of().signal().name()) + CodeBookFile.EXTENSION,
        List.of(CodeBookFile.EXTENSION.substring(1)),
        original ? size : "Of the original it would be " + size,
        original ? problem : "",
        () -> original ? original(wanted, known) : fit(wanted));
  }

  private void measure(Wanted wanted) {
    if (underWay.filter(wanted::equals).isPresent()) {
      return;
    }
    Optional<CodeBookFiles> before =
        measured
            .get()
            .filter(found -> found.wanted().of().equals(wanted.of()))
            .map(Measured::files);
    underWay = Optional.of(wanted);
    measuring.submit(
        tools.pool(),
        cancelled -> {
          CodeBookFiles files = before.orElseGet(() -> files(wanted.of().signal()));
          return new Measured(wanted, files, make(files, wanted, cancelled));
        },
        outcome -> {
          underWay = Optional.empty();
          Delivery.value(outcome, cause -> tools.tell(Notice.problem(cause)))
              .ifPresent(found -> measured.set(Optional.of(found)));
        });
  }

  private static CodeBookFiles files(GridSignal picture) {
    return new CodeBookFiles(picture, CodingNetworks.shipped());
  }

  private static Made make(CodeBookFiles files, Wanted wanted, BooleanSupplier cancelled) {
    try {
      CodingWatch watch = new CodingWatch(cancelled, done -> {});
      return new Made(Optional.of(files.compressed(wanted.aim(), wanted.value(), watch)), "");
    } catch (Compressor.OutOfReach e) {
      return new Made(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static Writing original(Wanted wanted, Optional<Measured> known) {
    return (target, run) ->
        run.onPool(
            cancelled -> {
              Made made =
                  known
                      .map(Measured::made)
                      .orElseGet(() -> make(files(wanted.of().signal()), wanted, cancelled));
              return written(made, target);
            },
            made -> end(made, target, run));
  }

  private Writing fit(Wanted wanted) {
    return (target, run) ->
        run.await(
            field::capture,
            found ->
                found.ifPresentOrElse(
                    fitted -> render(fitted, wanted, target, run), () -> run.nothing(NO_FIT)));
  }

  private void render(Fitted<GridTiling> fitted, Wanted wanted, Path target, SaveRun run) {
    GridSignal original = wanted.of().signal();
    run.onModel(
        new RenderJob(tools.engine(), fitted, 1, new Latest<>()),
        samples ->
            run.onPool(
                cancelled -> {
                  GridSignal shown = new GridSignal(original.name(), samples, original.bitDepth());
                  return written(make(files(shown), wanted, cancelled), target);
                },
                made -> end(made, target, run)));
  }

  private static Made written(Made made, Path target) throws SaveException {
    if (made.file().isPresent()) {
      CodeBookFile.write(made.file().get().book(), target);
    }
    return made;
  }

  private static void end(Made made, Path target, SaveRun run) {
    if (made.file().isPresent()) {
      run.done(target.getFileName() + " (" + made.words() + ")");
    } else {
      run.nothing(made.problem());
    }
  }
}
