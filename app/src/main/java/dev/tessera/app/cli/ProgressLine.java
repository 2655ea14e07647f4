package dev.tessera.app.cli;

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

  private final PrintWriter err;
  private final boolean terminal;
  private long lastNanos;
  private int shown;
  private boolean started;

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
    show(() -> text(snapshot), nanos);
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
    show(() -> text(snapshot), nanos);
  }

  private void show(Supplier<String> text, long nanos) {
    if (!terminal && started && nanos - lastNanos < LOG_NANOS) {
      return;
    }
    started = true;
    lastNanos = nanos;
    put(text.get());
  }

  /** Shows how much of a picture is rendered. */
  void rendering(double fraction) {
    fraction("Rendering", fraction);
  }

  /** Shows how much of a surface is found. */
  void extracting(double fraction) {
    fraction("Extracting the surface", fraction);
  }

  /** Says that what was written is being measured, which takes seconds for a large mesh. */
  void measuring() {
    if (terminal) {
      put("Measuring what was written");
    }
  }

  private void fraction(String what, double fraction) {
    if (terminal) {
      put(String.format(Locale.ROOT, "%s %3.0f %%", what, 100 * fraction));
    }
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
            : String.format(Locale.ROOT, "PSNR %6.2f dB", s.trainingPsnr()),
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
    if (s.prepared() < 1) {
      return String.format(Locale.ROOT, "Measuring distances %3.0f %%", 100 * s.prepared());
    }
    return String.format(
        Locale.ROOT,
        "error %.5f  PSNR %.2f dB  step %d  %.1f step/s  %s samples/s  ETA %s",
        s.meanError(),
        s.psnr(),
        s.step(),
        s.stepsPerSecond(),
        count(s.samplesPerSecond()),
        eta(s.etaSeconds()));
  }

  /** In dB, or a dash for NaN. */
  static String decibel(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f dB", value);
  }

  static String text(FitSnapshot s) {
    return String.format(
        Locale.ROOT,
        "PSNR %6.2f dB  step %d  %.1f step/s  %s samples/s  ETA %s",
        s.psnr(),
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
