package dev.tessera.app.rate;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.SaveRun;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The open picture, or what its fit shows, saved as a compressed code-book; the size that is told
 * is that of the file.
 */
public final class CodeBookExport {
  private static final String NOTHING = "Open a picture first";
  private static final double MEGABYTE = 1 << 20;
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

  /** What is asked for: a file, and whether the network becomes a part of it. */
  private record Order(CodeBookMeasurement.Wanted wanted, boolean embeds) {}

  private final Tools tools;
  private final SessionModel session;
  private final FieldCapture field;
  private final CodingNetwork network = CodingNetworks.shipped();
  private final CodeBookMeasurement measurement;
  private final ObjectProperty<Aim> aim = new SimpleObjectProperty<>(Aim.BITS);
  private final DoubleProperty bits = new SimpleDoubleProperty(0.6);
  private final DoubleProperty psnr = new SimpleDoubleProperty(35);
  private final ObjectProperty<Content> content = new SimpleObjectProperty<>(Content.ORIGINAL);
  private final BooleanProperty embed = new SimpleBooleanProperty();
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
                  () -> aim.get() == Aim.PSNR),
              new ExportOption.Tick(
                  "With the network",
                  "Put the network into the file: whoever opens it needs no other file",
                  embed)),
          this::offer);

  /** Saves what is open in a session, or a field that is captured when it is asked for. */
  public CodeBookExport(Tools tools, SessionModel session, FieldCapture field) {
    this.tools = tools;
    this.session = session;
    this.field = field;
    measurement = new CodeBookMeasurement(tools, network);
    session.property().subscribe(open -> measurement.forget());
  }

  /** What there is to choose. */
  public ExportKind kind() {
    return kind;
  }

  /** Changes whenever the size of a file is known; nothing else is to be read from it. */
  public ReadOnlyObjectProperty<?> measured() {
    return measurement.changes();
  }

  private ExportOffer offer() {
    Optional<Session> open = session.get();
    if (open.isEmpty()) {
      return ExportOffer.nothing(NOTHING);
    }
    var wanted =
        new CodeBookMeasurement.Wanted(
            open.get(), aim.get(), aim.get() == Aim.BITS ? bits.get() : psnr.get());
    Order order = new Order(wanted, embed.get());
    Optional<CodeBookMeasurement.Made> known = measurement.ask(wanted);
    boolean original = content.get() == Content.ORIGINAL;
    String size = known.map(made -> words(made, order)).orElse("Measuring the size\u2026");
    String problem = known.map(CodeBookMeasurement.Made::problem).orElse("");
    return new ExportOffer(
        ExportOffer.stem(wanted.of().signal().name()) + CodeBookFile.EXTENSION,
        List.of(CodeBookFile.EXTENSION.substring(1)),
        original ? size : "Of the original it would be " + size,
        original ? problem : "",
        () -> original ? original(order, known) : fit(order));
  }

  private String words(CodeBookMeasurement.Made made, Order order) {
    return made.words(
        order.embeds()
            ? String.format(Locale.ROOT, "%.1f MB of the network", network.bytes() / MEGABYTE)
            : "");
  }

  private Writing original(Order order, Optional<CodeBookMeasurement.Made> known) {
    return (target, run) ->
        run.onPool(
            cancelled -> {
              GridSignal picture = order.wanted().of().signal();
              CodeBookMeasurement.Made made =
                  known.orElseGet(() -> measurement.make(picture, order.wanted(), cancelled));
              return written(made, order, target);
            },
            made -> end(made, order, target, run));
  }

  private Writing fit(Order order) {
    return (target, run) ->
        run.await(
            field::capture,
            found ->
                found.ifPresentOrElse(
                    fitted -> render(fitted, order, target, run), () -> run.nothing(NO_FIT)));
  }

  private void render(Fitted<GridTiling> fitted, Order order, Path target, SaveRun run) {
    GridSignal original = order.wanted().of().signal();
    run.onModel(
        new RenderJob(tools.engine(), fitted, 1, new Latest<>()),
        samples ->
            run.onPool(
                cancelled -> {
                  GridSignal shown = new GridSignal(original.name(), samples, original.bitDepth());
                  return written(measurement.make(shown, order.wanted(), cancelled), order, target);
                },
                made -> end(made, order, target, run)));
  }

  private CodeBookMeasurement.Made written(CodeBookMeasurement.Made made, Order order, Path target)
      throws SaveException {
    if (made.file().isPresent()) {
      CodeBook book = made.file().get().book();
      CodeBookFile.write(order.embeds() ? book.embedding(network) : book, target);
    }
    return made;
  }

  private void end(CodeBookMeasurement.Made made, Order order, Path target, SaveRun run) {
    if (made.file().isPresent()) {
      run.done(target.getFileName() + " (" + words(made, order) + ")");
    } else {
      run.nothing(made.problem());
    }
  }
}
