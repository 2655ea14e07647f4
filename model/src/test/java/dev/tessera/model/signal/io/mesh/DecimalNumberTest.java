package dev.tessera.model.signal.io.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalNumberTest {
  private static double read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return DecimalNumber.of(bytes, bytes.length);
  }

  @Test
  void everyDoubleComesBackAndWhatIsBetweenIsRounded() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(read(Double.toString(value))).isEqualTo(value);
      }
      double usual = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 9));
      int digits = random.nextInt(25);
      for (String form : new String[] {"%." + digits + "f", "%." + digits + "e", "%+.3E"}) {
        String text = String.format(Locale.ROOT, form, usual);
        assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1., 1",
    ".5, 0.5",
    "-.5e+1, -5",
    "007, 7",
    "1e22, 1e22",
    "1e23, 1e23",
    "1e-400, 0",
    "9007199254740993, 9007199254740992",
    "0e999999999999, 0",
    "123456789012345678e-17, 1.23456789012345678"
  })
  void formsThatAreAllowed(String text, double value) {
    assertThat(read(text)).isEqualTo(value);
  }

  @Test
  void whatIsTooLargeOrNoNumberIsNotFinite() {
    assertThat(read("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read("-INF")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(read("-nan(ind)")).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "+", ".", "e1", "1e", "1e+", "1.2.3", "1d", "1f", "0x1", "1_0", "1,5", "١", "--1",
        "1e1.5", "infinit"
      })
  void everythingElseIsRefused(String text) {
    assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> read(text));
  }
}
