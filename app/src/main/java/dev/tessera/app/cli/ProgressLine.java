package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.fit.FamilySnapshot;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.fit.TrainSnapshot;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How a fit goes, in one line: rewritten in place on a terminal, repeated every few seconds in a
 * log.
 */
final class ProgressLine {
  private static final long LOG_NANOS = 5_000_000_000L;

  /** Seconds of a part after which its end is foreseen. */
  private static final double FIRST_GUESS = 0.5;

  /** What must be done of a part until then. */
  private static final double LEAST_SHARE = 0.005;

  private final PrintWriter err;
  private final boolean terminal;
  private long lastNanos;
  private int shown;
  private boolean started;
  private String part = "";
  private long partNanos;
  private double partDone;

  ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Shows a snapshot if it is time to.
   *
   * @param nanos a clock that never goes back
   */
  void show(FitSnapshot snapshot, long nanos) {
    if (snapshot.prepared() < 1) {
      part("Preparing", snapshot.prepared(), nanos);
    } else if (snapshot.evaluated() > 0) {
      part("Evaluating", snapshot.evaluated(), nanos);
    } else {
      show(() -> text(snapshot), nanos);
    }
  }

  /** As above, of a training. */
  void show(TrainSnapshot snapshot, long nanos) {
    show(() -> text(snapshot), nanos);
  }

  /** As above, of the training of a family. */
  void show(FamilySnapshot snapshot, long nanos) {
    show(() -> text(snapshot), nanos);
  }

  /** As above, of the fit of a shape. */
  void show(ShapeSnapshot snapshot, long nanos) {
    if (snapshot.prepared() < 1) {
      part("Measuring distances", snapshot.prepared(), nanos);
    } else if (snapshot.evaluated() > 0) {
      part("Evaluating", snapshot.evaluated(), nanos);
    } else {
      show(() -> text(snapshot), nanos);
    }
  }

  private void show(Supplier<String> text, long nanos) {
    if (!terminal && started && nanos - lastNanos < LOG_NANOS) {
      return;
    }
    started = true;
    lastNanos = nanos;
    put(text.get());
  }

  /**
   * Shows how much of a part of the work is done and, once that can be told, how long the rest
   * takes.
   *
   * @param what such as "Rendering"; a new part when it is not that of the call before
   * @param done 0 to 1; NaN if it is not known
   * @param nanos a clock that never goes back
   */
  void part(String what, double done, long nanos) {
    if (!what.equals(part)) {
      part = what;
      partNanos = nanos;
      partDone = Double.isNaN(done) ? 0 : done;
      // A log tells of parts that last, not of each.
      lastNanos = terminal || started ? lastNanos : nanos;
      started = true;
    }
    show(() -> partText(what, done, nanos), nanos);
  }

  private String partText(String what, double done, long nanos) {
    if (Double.isNaN(done)) {
      return what;
    }
    double seconds = (nanos - partNanos) * 1e-9;
    double left =
        done - partDone > LEAST_SHARE ? seconds * (1 - done) / (done - partDone) : Double.NaN;
    return String.format(
        Locale.ROOT,
        "%s %3.0f %%  ETA %s",
        what,
        100 * done,
        eta(seconds < FIRST_GUESS ? Double.NaN : left));
  }

  /** Leaves the line, so that what follows begins a new one. */
  void end() {
    if (terminal && shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  private void put(String line) {
    if (terminal) {
      err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      err.flush();
      shown = line.length();
    } else {
      err.println(line);
    }
  }

  static String text(TrainSnapshot s) {
    return String.format(
        Locale.ROOT,
        "%s  held out %s, refined %s  step %d  %s samples/s  ETA %s",
        Double.isNaN(s.trainingPsnr())
            ? count((double) s.tiles()) + " tiles"
            : "PSNR " + Words.psnr(s.trainingPsnr()),
        decibel(s.validation()),
        decibel(s.refined()),
        s.step(),
        count(s.samplesPerSecond()),
        eta(s.etaSeconds()));
  }

  static String text(FamilySnapshot s) {
    return String.format(
        Locale.ROOT,
        "error %.5f  held out %s  step %d  %s points/s  ETA %s",
        s.trainingError(),
        Double.isNaN(s.heldOutError()) ? "-" : String.format(Locale.ROOT, "%.5f", s.heldOutError()),
        s.step(),
        count(s.pointsPerSecond()),
        eta(s.etaSeconds()));
  }

  static String text(ShapeSnapshot s) {
    return String.format(
        Locale.ROOT,
        "error %.5f  PSNR %s  step %d  %.1f step/s  %s samples/s  ETA %s",
        s.meanError(),
        Words.psnr(s.psnr()),
        s.step(),
        s.stepsPerSecond(),
        count(s.samplesPerSecond()),
        eta(s.etaSeconds()));
  }

  /** In dB, or a dash for NaN. */
  static String decibel(double value) {
    return Double.isNaN(value) ? "-" : Words.psnr(value);
  }

  static String text(FitSnapshot s) {
    return String.format(
        Locale.ROOT,
        "PSNR %s  step %d  %.1f step/s  %s samples/s  ETA %s",
        Words.psnr(s.psnr()),
        s.step(),
        s.stepsPerSecond(),
        count(s.samplesPerSecond()),
        eta(s.etaSeconds()));
  }

  /** A number of samples in three digits or so: 950, 12.3k, 1.25M. */
  static String count(double number) {
    if (number >= 1e6) {
      return String.format(Locale.ROOT, "%.2fM", number / 1e6);
    }
    return number >= 1e3
        ? String.format(Locale.ROOT, "%.1fk", number / 1e3)
        : String.format(Locale.ROOT, "%.0f", number);
  }

  private static String eta(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-";
    }
    long whole = (long) Math.ceil(Math.max(0, seconds));
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
