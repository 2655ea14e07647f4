package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.over;
import static dev.tessera.model.signal.io.TestImages.read;
import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.SignalFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PnmReadingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 254, 255})
  void theLargestValueMeansOneWhateverItIs(int maximum) throws Exception {
    String head = " 3 1 " + maximum + "\n";
    float[] expected = over(maximum, 0, 1, maximum);

    assertThat(values(read(bytes("P5" + head, 0, 1, maximum)))).containsExactly(expected);
    assertThat(values(read(bytes("P2" + head + "0 1 " + maximum)))).containsExactly(expected);
    assertThat(values(read(bytes(pam(3, 1, maximum, "GRAYSCALE"), 0, 1, maximum))))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 1000, 65535})
  void aLargerMaximumTakesTwoBytes(int maximum) throws Exception {
    byte[] file = bytes("P5 2 1 " + maximum + "\n", 1, 0, maximum >> 8, maximum & 0xFF);

    assertThat(values(read(file))).containsExactly(over(maximum, 256, maximum));
    assertThat(read(file).bitDepth()).isEqualTo(16);
  }

  @Test
  void blackAndWhiteTuplesAreZeroAndOne() throws Exception {
    byte[] file = bytes(pam(2, 1, 1, "BLACKANDWHITE"), 0, 1);

    assertThat(values(read(file))).containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 4", "3, 3", "4, 4"})
  void tuplesWithoutATypeAreKnownByTheirDepth(int depth, int channels) throws Exception {
    int[] pixel = {10, 20, 30, 40};
    byte[] file = bytes(pam(1, depth, 255, ""), bytes(10, 20, 30, 40));

    float[] found = values(read(file));

    assertThat(found).hasSize(channels);
    if (depth == 2) {
      assertThat(found).containsExactly(over(255f, 10, 10, 10, 20));
    } else {
      for (int c = 0; c < channels; c++) {
        assertThat(found[c]).isEqualTo(pixel[c] / 255f);
      }
    }
  }

  @Test
  void tuplesOfAnotherTypeAreRefused() {
    assertThat(failure(bytes(pam(1, 4, 255, "CMYK"), 1, 2, 3, 4)))
        .hasMessageContaining("tuples of the type CMYK");
  }

  @Test
  void commentsAndAnyWhiteSpaceMayStandInTheHeader() throws Exception {
    byte[] file = bytes("P5 # first\r\n#second\r2\t# third\n 1\r\n255 ", 7, 8);

    assertThat(values(read(file))).containsExactly(over(255f, 7, 8));
  }

  @Test
  void digitsOfPlainBitmapsNeedNoSpace() throws Exception {
    assertThat(values(read(bytes("P1\n3 2\n010\n1 0#x\n1")))).containsExactly(1, 0, 1, 0, 1, 0);
  }

  @Test
  void whatFollowsTheFirstPictureIsNotLookedAt() throws Exception {
    assertThat(values(read(bytes("P5 1 1 255\n", 7, "P5 9 9 255\n"))))
        .containsExactly(over(255f, 7));
  }

  @Test
  void pixelsThatAreNoNumbersAreRefusedWithTheirRow() {
    assertThat(failure(bytes("P2 2 2 255\n1 2\n3 x\n")))
        .hasMessageContaining("\"x\" among those of row 2");
    assertThat(failure(bytes("P2 2 1 255\n-1 2\n"))).hasMessageContaining("\"-\"");
    assertThat(failure(bytes("P1 3 1\n0 1 7\n"))).hasMessageContaining("\"7\"");
    assertThat(failure(bytes("P2 2 2 255\n1 2 3\n"))).hasMessageContaining("ends too early");
  }

  private static String pam(int width, int depth, int maximum, String type) {
    return "P7\nWIDTH %d\nHEIGHT 1\nDEPTH %d\nMAXVAL %d\n%sENDHDR\n"
        .formatted(width, depth, maximum, type.isEmpty() ? "" : "TUPLTYPE " + type + "\n");
  }

  private static SignalFormatException failure(byte[] file) {
    return catchThrowableOfType(SignalFormatException.class, () -> read(file));
  }
}
