package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.shown.SlicePsnr;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter said = new StringWriter();

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(said, true), terminal);
  }

  private String last() {
    String shown = said.toString();
    return shown.substring(shown.lastIndexOf('\r') + 1).strip();
  }

  @Test
  void aPartForetellsItsEndFromItsOwnPace() {
    ProgressLine progress = line(true);
    progress.part("Rendering", 0.2, 0);
    assertThat(last()).isEqualTo("Rendering  20 %  ETA -");
    progress.part("Rendering", 0.4, 10 * SECOND);
    assertThat(last()).isEqualTo("Rendering  40 %  ETA 0:30");
    progress.part("Writing", 0, 20 * SECOND);
    assertThat(last()).isEqualTo("Writing   0 %  ETA -");
    progress.part("Writing", 0.5, 25 * SECOND);
    assertThat(last()).isEqualTo("Writing  50 %  ETA 0:05");
  }

  private static Snapshot<String> snapshot(
      double prepared, double evaluated, Snapshot.Quality quality) {
    return new Snapshot<>(
        new Snapshot.Phase(0, prepared, evaluated),
        new Snapshot.Pace(120, 6, 1, 24.04, 9000, 12_340, 83.2, 0),
        quality,
        FitCurve.empty(),
        Snapshot.Live.none());
  }

  private String shown(Snapshot<String> snapshot) {
    line(true).show(snapshot, 0);
    return last();
  }

  @Test
  void aFitIsPreparedThenFittedThenEvaluated() {
    Snapshot.Quality quality = Snapshot.Quality.of(31.416, Double.NaN);
    assertThat(shown(snapshot(0.25, 0, quality))).isEqualTo("Preparing  25 %  ETA -");
    assertThat(shown(snapshot(1, 0, quality)))
        .isEqualTo("PSNR 31.42 dB  step 120  24.0 step/s  12.3k samples/s  ETA 1:24");
    assertThat(shown(snapshot(1, 0.5, quality))).isEqualTo("Evaluating  50 %  ETA -");
  }

  @Test
  void whatIsKnownOfTheQualityIsTold() {
    double unknown = Double.NaN;
    String pace = "step 120  24.0 step/s  12.3k samples/s  ETA 1:24";
    assertThat(shown(snapshot(1, 0, Snapshot.Quality.of(40, 0.00123))))
        .as("a shape")
        .isEqualTo("error 0.00123  PSNR 40.00 dB  " + pace);
    assertThat(
            shown(
                snapshot(1, 0, new Snapshot.Quality(unknown, 0.01, 0.02, unknown, SlicePsnr.NONE))))
        .as("a family")
        .isEqualTo("error 0.01000  held out 0.02000  " + pace);
    assertThat(shown(snapshot(1, 0, new Snapshot.Quality(30, unknown, 29, 29.5, SlicePsnr.NONE))))
        .as("networks for pictures")
        .isEqualTo("PSNR 30.00 dB  held out 29.00 dB  refined 29.50 dB  " + pace);
    assertThat(shown(snapshot(1, 0, Snapshot.Quality.of(unknown, unknown))))
        .as("nothing yet")
        .isEqualTo(pace);
  }

  @Test
  void aPartOfUnknownLengthIsNamed() {
    ProgressLine progress = line(true);
    progress.part("Measuring what was written", Double.NaN, 0);
    assertThat(last()).isEqualTo("Measuring what was written");
  }

  @Test
  void aLogTellsOfPartsThatLast() {
    ProgressLine progress = line(false);
    progress.part("Rendering", 0.1, 0);
    progress.part("Rendering", 0.3, 2 * SECOND);
    assertThat(said.toString()).isEmpty();
    progress.part("Rendering", 0.5, 5 * SECOND);
    assertThat(said.toString().strip()).isEqualTo("Rendering  50 %  ETA 0:07");
  }
}
