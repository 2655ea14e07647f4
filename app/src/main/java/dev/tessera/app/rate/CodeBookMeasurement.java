package dev.tessera.app.rate;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.signal.GridSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What compressing the open picture comes to, found out on the pool as soon as somebody asks; the
 * picture is looked at once, and the last answer is kept.
 */
final class CodeBookMeasurement {
  /** A file that somebody asks about. */
  record Wanted(Session of, Aim aim, double value) {}

  /** What came of compressing: a file, or why there is none. */
  record Made(Optional<Compressed> file, String problem) {
    /**
     * For people.
     *
     * @param network that becomes part of the file, such as " and 3.8 MB of it"; empty for none
     */
    String words(String network) {
      return file.map(
              f ->
                  String.format(
                      Locale.ROOT,
                      "%s%s, %.2f bits per pixel, %.2f dB",
                      Figures.bytes(f.bytes()),
                      network,
                      f.bitsPerPixel(),
                      f.psnr()))
          .orElse(problem);
    }
  }

  /** The original, looked at once, and what was made of it last. */
  private record Measured(Wanted wanted, CodeBookFiles files, Made made) {}

  private final Tools tools;
  private final CodingNetwork network;
  private final ReadOnlyObjectWrapper<Optional<Measured>> measured =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Pending measuring = new Pending();
  private Optional<Wanted> underWay = Optional.empty();

  /** Nothing is known yet. */
  CodeBookMeasurement(Tools tools, CodingNetwork network) {
    this.tools = tools;
    this.network = network;
  }

  /** Changes whenever something is known; nothing else is to be read from it. */
  ReadOnlyObjectProperty<?> changes() {
    return measured.getReadOnlyProperty();
  }

  /** Another picture may come. */
  void forget() {
    measuring.cancel();
    underWay = Optional.empty();
    measured.set(Optional.empty());
  }

  /** What a file comes to; empty, and being found out, if that is not known yet. */
  Optional<Made> ask(Wanted wanted) {
    Optional<Measured> known = measured.get().filter(found -> found.wanted().equals(wanted));
    if (known.isEmpty() && underWay.filter(wanted::equals).isEmpty()) {
      measure(wanted);
    }
    return known.map(Measured::made);
  }

  private void measure(Wanted wanted) {
    Optional<CodeBookFiles> before =
        measured
            .get()
            .filter(found -> found.wanted().of().equals(wanted.of()))
            .map(Measured::files);
    underWay = Optional.of(wanted);
    measuring.submit(
        tools.pool(),
        cancelled -> {
          CodeBookFiles files =
              before.orElseGet(() -> new CodeBookFiles(wanted.of().signal(), network));
          return new Measured(wanted, files, make(files, wanted, cancelled));
        },
        outcome -> {
          underWay = Optional.empty();
          Delivery.value(outcome, cause -> tools.tell(Notice.problem(cause)))
              .ifPresent(found -> measured.set(Optional.of(found)));
        });
  }

  /** Compresses a picture or a clip as is wanted of another one, now and on this thread. */
  Made make(GridSignal signal, Wanted wanted, CodingWatch watch) {
    Compressor compressor =
        wanted
            .of()
            .clip()
            .map(clip -> new Compressor(signal, clip.times(), network))
            .orElseGet(() -> new Compressor(signal, network));
    return made(() -> wanted.aim().compressed(compressor, wanted.value(), watch));
  }

  private static Made make(CodeBookFiles files, Wanted wanted, BooleanSupplier cancelled) {
    CodingWatch watch = new CodingWatch(cancelled, done -> {});
    return made(() -> files.compressed(wanted.aim(), wanted.value(), watch));
  }

  private static Made made(Attempt attempt) {
    try {
      return new Made(Optional.of(attempt.compress()), "");
    } catch (Compressor.OutOfReach e) {
      return new Made(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private interface Attempt {
    Compressed compress() throws Compressor.OutOfReach;
  }
}
