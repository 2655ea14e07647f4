package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.fit.Snapshot;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How a fit goes, in one line: rewritten in place on a terminal, repeated every few seconds in a
 * log.
 */
final class ProgressLine {
  private static final long LOG_NANOS = 5_000_000_000L;
  private static final String UNKNOWN = "-";

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
  void show(Snapshot<?> snapshot, long nanos) {
    Snapshot.Phase phase = snapshot.phase();
    if (phase.prepared() < 1) {
      part("Preparing", phase.prepared(), nanos);
    } else if (phase.evaluated() > 0 && phase.evaluated() < 1) {
      part("Evaluating", phase.evaluated(), nanos);
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

  private static String text(Snapshot<?> snapshot) {
    Snapshot.Pace pace = snapshot.pace();
    return String.format(
        Locale.ROOT,
        "%sstep %d  %.1f step/s  %s samples/s  ETA %s",
        quality(snapshot.quality()),
        pace.step(),
        pace.stepsPerSecond(),
        count(pace.samplesPerSecond()),
        eta(pace.etaSeconds()));
  }

  /** What is known of it, each with two spaces behind. */
  private static String quality(Snapshot.Quality quality) {
    boolean lengths = Double.isNaN(quality.psnr()) && !Double.isNaN(quality.meanError());
    return known("error", error(quality.meanError()))
        + known("PSNR", decibel(quality.psnr()))
        + known("held out", lengths ? error(quality.heldOut()) : decibel(quality.heldOut()))
        + known("refined", decibel(quality.refined()));
  }

  private static String known(String label, String value) {
    return value.equals(UNKNOWN) ? "" : label + " " + value + "  ";
  }

  /** A PSNR in dB, or a dash for NaN. */
  static String decibel(double value) {
    return Double.isNaN(value) ? UNKNOWN : Words.psnr(value);
  }

  /** A length in the unit sphere, or a dash for NaN. */
  static String error(double value) {
    return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, "%.5f", value);
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
      return UNKNOWN;
    }
    long whole = (long) Math.ceil(Math.max(0, seconds));
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
