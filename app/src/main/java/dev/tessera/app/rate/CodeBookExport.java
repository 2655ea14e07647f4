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
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.render.Between;
import dev.tessera.model.render.ClipFrames;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The open picture or clip, or what its fit shows, saved as a compressed code-book. The size that
 * is told of a picture is that of the file; a clip takes too long to be tried before, so of that
 * the most that it can be is told.
 */
public final class CodeBookExport {
  private static final String NOTHING = "Open a picture first";
  private static final double MEGABYTE = 1 << 20;
  private static final String NO_FIT = "There is nothing to save yet: start a fit first";
  private static final String MISSING = "The original is not where it was: locate it first";

  /** Of the time that what a fit shows of a clip takes, making it; compressing is the rest. */
  private static final double RENDERING = 0.2;

  /** Of what. */
  private enum Content {
    ORIGINAL("The original"),
    FIT("What the fit shows");

    private final String label;

    Content(String label) {
      this.label = label;
    }
  }

  /** What is asked for: a file, of what, and whether the network becomes a part of it. */
  private record Order(CodeBookMeasurement.Wanted wanted, Content content, boolean embeds) {}

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
                  "What was opened, or what its fit shows, changed codes included",
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
                  "Bits of the file per pixel of the picture, of a clip of every frame",
                  0.05,
                  4,
                  0.05,
                  "%.2f",
                  bits,
                  () -> aim.get() == Aim.BITS),
              new ExportOption.Slide(
                  "PSNR",
                  "What the decoded picture reaches at least, in dB; of a clip its frames' mean",
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
    Order order = new Order(wanted, content.get(), embed.get());
    boolean original = order.content() == Content.ORIGINAL;
    if (original && open.get().origin().missing()) {
      return ExportOffer.nothing(MISSING);
    }
    if (open.get().clip().isPresent()) {
      ClipPromise promise = new ClipPromise(open.get(), wanted, ofNetwork(order));
      Writing writing = original ? original(order, Optional.empty()) : fit(order);
      return offer(order, promise.words(), promise.problem(), writing);
    }
    Optional<CodeBookMeasurement.Made> known =
        open.get().origin().missing() ? Optional.empty() : measurement.ask(wanted);
    String size = known.map(made -> words(made, order)).orElse("Measuring the size\u2026");
    String problem = known.map(CodeBookMeasurement.Made::problem).orElse("");
    return original
        ? offer(order, size, problem, original(order, known))
        : offer(order, "Of the original it would be " + size, "", fit(order));
  }

  private static ExportOffer offer(Order order, String summary, String problem, Writing writing) {
    return new ExportOffer(
        ExportOffer.stem(order.wanted().of().signal().name()) + CodeBookFile.EXTENSION,
        List.of(CodeBookFile.EXTENSION.substring(1)),
        summary,
        problem,
        () -> writing);
  }

  private String words(CodeBookMeasurement.Made made, Order order) {
    return made.words(ofNetwork(order));
  }

  private String ofNetwork(Order order) {
    return order.embeds()
        ? String.format(Locale.ROOT, " and %.1f MB of the network", network.bytes() / MEGABYTE)
        : "";
  }

  private Writing original(Order order, Optional<CodeBookMeasurement.Made> known) {
    return (target, run) -> compress(order.wanted().of().signal(), known, order, target, run);
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
    boolean clip = order.wanted().of().clip().isPresent();
    if (fitted.tiling().dimensions() != original.samples().dimensions()) {
      run.nothing(NO_FIT);
      return;
    }
    Latest<Double> made = new Latest<>();
    run.follow(made, 0, RENDERING);
    run.onModel(
        clip ? frames(fitted, made) : new RenderJob(tools.engine(), fitted, 1, made),
        samples ->
            compress(
                new GridSignal(original.name(), samples, original.bitDepth()),
                Optional.empty(),
                order,
                target,
                run));
  }

  private RenderJob frames(Fitted<GridTiling> fitted, Latest<Double> made) {
    double[] all = IntStream.range(0, fitted.tiling().extent(0)).asDoubleStream().toArray();
    return RenderJob.frames(tools.engine(), fitted, ClipFrames.of(Between.FIELD, all), 1, made);
  }

  /** Compresses on the pool and writes, unless it is known what that comes to. */
  private void compress(
      GridSignal signal,
      Optional<CodeBookMeasurement.Made> known,
      Order order,
      Path target,
      SaveRun run) {
    Latest<Double> done = new Latest<>();
    run.follow(done, order.content() == Content.FIT ? RENDERING : 0, 1);
    run.onPool(
        cancelled -> {
          CodingWatch watch = new CodingWatch(cancelled, done::publish);
          return written(
              known.orElseGet(() -> measurement.make(signal, order.wanted(), watch)),
              order,
              target);
        },
        made -> end(made, order, target, run));
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
