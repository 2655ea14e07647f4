package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.over;
import static dev.tessera.model.signal.io.TestImages.read;
import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.SignalFormatException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitmaps of one pixel, red 128, green 20, blue 10, with headers of each length. */
final class BmpReadingTest {
  private static final int FILE_HEADER = 14;

  @ParameterizedTest
  @ValueSource(ints = {16, 40, 64, 108, 124})
  void everyLengthOfHeaderIsKnown(int length) throws Exception {
    assertThat(values(read(bitmap(length, 24, 0)))).containsExactly(over(255f, 128, 20, 10));
  }

  @Test
  void theStatedLengthOfTheFileIsNotNeeded() throws Exception {
    byte[] file = bitmap(40, 24, 0);
    set(file, 2, 0);

    assertThat(values(read(file))).containsExactly(over(255f, 128, 20, 10));
  }

  /** In linear RGB, 128, 20 and 10 of 255 are 188, 79 and 56 of sRGB. */
  @Test
  void anEmbeddedProfileIsApplied() throws Exception {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] file = bitmap(124, 24, profile.length);
    int start = file.length - profile.length;
    System.arraycopy(profile, 0, file, start, profile.length);
    set(file, FILE_HEADER + 56, 0x4D424544);
    set(file, FILE_HEADER + 112, start - FILE_HEADER);
    set(file, FILE_HEADER + 116, profile.length);

    assertThat(values(read(file))).containsExactly(over(255f, 188, 79, 56), within(0.015f));
    set(file, FILE_HEADER + 116, profile.length + 1);
    assertThat(values(read(file))).containsExactly(over(255f, 128, 20, 10));
  }

  @Test
  void whatIsNotReadIsNamed() {
    byte[] os2 = bitmap(64, 24, 0);
    set(os2, FILE_HEADER + 16, 4);

    assertThat(failure(bitmap(40, 2, 0))).hasMessageContaining("found one of 2");
    assertThat(failure(os2)).hasMessageContaining("as only OS/2 does");
  }

  private static SignalFormatException failure(byte[] file) {
    return catchThrowableOfType(SignalFormatException.class, () -> read(file));
  }

  private static void set(byte[] file, int at, int value) {
    for (int i = 0; i < 4; i++) {
      file[at + i] = (byte) (value >> (8 * i));
    }
  }

  private static byte[] bitmap(int length, int bits, int behind) {
    int data = FILE_HEADER + length;
    byte[] file = new byte[data + 4 + behind];
    file[0] = 'B';
    file[1] = 'M';
    set(file, 2, file.length);
    set(file, 10, data);
    set(file, 14, length);
    set(file, 18, 1);
    set(file, 22, 1);
    set(file, 26, 1 | bits << 16);
    file[data] = 10;
    file[data + 1] = 20;
    file[data + 2] = (byte) 128;
    return file;
  }
}
