package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class ReadFailureTest {
  private static final ReadFailure FAILURE = new ReadFailure("a map", "a complete map", "any map");

  private static String told(Exception cause) {
    return String.valueOf(FAILURE.of("a.map", cause).getMessage());
  }

  @Test
  void whatAReaderFoundIsToldInItsWords() {
    assertThat(told(new BadImageException("two sides", "three")))
        .isEqualTo("Cannot read a.map: expected two sides, found three.");
  }

  @Test
  void whatTheSystemSaysBecomesASentence() {
    assertThat(told(new EOFException()))
        .isEqualTo("Cannot read a.map: expected a complete map, found a file that ends too early.");
    assertThat(told(new AccessDeniedException("a.map")))
        .isEqualTo("Cannot read a.map: expected any map, found a file that you may not read.");
    assertThat(told(new NoSuchFileException("a.map")))
        .isEqualTo("Cannot read a.map: expected any map, found no such file.");
    assertThat(told(new IOException("Input/output error.\nmore")))
        .isEqualTo(
            "Cannot read a.map: expected any map, found damaged or unsupported data"
                + " (Input/output error).");
    assertThat(told(new IndexOutOfBoundsException(7)))
        .isEqualTo("Cannot read a.map: expected any map, found damaged or unsupported data.");
  }

  @Test
  void wantOfMemoryIsToldAsSuch() {
    assertThat(FAILURE.tooLarge("a.map", new OutOfMemoryError()))
        .hasMessage(
            "Cannot read a.map: expected a map that fits in memory, found one that needs more than"
                + " is free.");
  }

  @Test
  void sizesAreRoundedUp() {
    assertThat(ReadFailure.megabytes(1)).isEqualTo("1 MB");
    assertThat(ReadFailure.megabytes(1_000_000)).isEqualTo("1 MB");
    assertThat(ReadFailure.megabytes(4_000_000_001L)).isEqualTo("4,001 MB");
  }
}
