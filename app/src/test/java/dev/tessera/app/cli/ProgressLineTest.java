package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
