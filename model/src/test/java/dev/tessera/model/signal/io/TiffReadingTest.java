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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the channels of a TIFF file mean; files of one row put together tag by tag. */
final class TiffReadingTest {
  private static final int KIND = 254;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int OFFSETS = 273;
  private static final int COUNTS = 279;
  private static final int PLANAR = 284;
  private static final int COLOURS = 320;
  private static final int FURTHER_IMAGES = 330;
  private static final int EXTRA = 338;
  private static final int FORMAT = 339;
  private static final int PROFILE = 34675;

  @Test
  void alphaThatColoursWereMultipliedByIsDivided() throws Exception {
    byte[] file =
        tiff(2, 8, 4, Map.of(PHOTOMETRIC, a(2), EXTRA, a(1)), 60, 30, 120, 120, 0, 0, 0, 0);

    assertThat(values(read(file)))
        .containsExactly(new float[] {0.5f, 0.25f, 1, 120 / 255f, 0, 0, 0, 0}, within(1e-6f));
  }

  @Test
  void alphaNeedNotBeTheLastChannel() throws Exception {
    int[] pixel = {10, 20, 30, 128, 99};
    byte[] first = tiff(1, 8, 5, Map.of(PHOTOMETRIC, a(2), EXTRA, a(2, 0)), pixel);
    byte[] second = tiff(1, 8, 5, Map.of(PHOTOMETRIC, a(2), EXTRA, a(0, 2)), pixel);

    assertThat(values(read(first))).containsExactly(over(255f, 10, 20, 30, 128));
    assertThat(values(read(second))).containsExactly(over(255f, 10, 20, 30, 99));
  }

  @Test
  void alphaIsFoundBehindFurtherPlanes() throws Exception {
    Map<Integer, int[]> tags = Map.of(PHOTOMETRIC, a(2), EXTRA, a(0, 2), PLANAR, a(2));

    assertThat(values(read(tiff(1, 8, 5, tags, 10, 20, 30, 77, 128))))
        .containsExactly(over(255f, 10, 20, 30, 128));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void channelsOfNoStatedMeaningArePassedOver(int format) throws Exception {
    int[] sampleFormats = {format, format};
    Map<Integer, int[]> tags = Map.of(PHOTOMETRIC, a(1), EXTRA, a(0), FORMAT, sampleFormats);

    assertThat(values(read(tiff(2, 8, 2, tags, 10, 99, 20, 98))))
        .containsExactly(over(255f, 10, 20));
    assertThat(
            values(read(tiff(1, 8, 5, Map.of(PHOTOMETRIC, a(2), EXTRA, a(0, 0)), 1, 2, 3, 4, 5))))
        .containsExactly(over(255f, 1, 2, 3));
  }

  @Test
  void greyStoredAsItsNegativeKeepsItsAlpha() throws Exception {
    byte[] file = tiff(2, 8, 2, Map.of(PHOTOMETRIC, a(0), EXTRA, a(2)), 255, 128, 155, 64);

    assertThat(values(read(file)))
        .containsExactly(over(255f, 0, 0, 0, 128, 100, 100, 100, 64), within(1e-6f));
  }

  /** Two samples of 12 bits in three bytes: 0xFFF, black here, and 0xABC. */
  @Test
  void negativesOfTwelveBitsAreTurnedOver() throws Exception {
    byte[] file = tiff(2, 12, 1, Map.of(PHOTOMETRIC, a(0)), 0xFF, 0xFA, 0xBC);

    assertThat(values(read(file)))
        .containsExactly(new float[] {0, (0xFFF - 0xABC) / 4095f}, within(1e-6f));
  }

  /** Two pixels of three samples of 4 bits: 1 2 3 and 13 14 15. */
  @Test
  void coloursOfFourBitsAreRead() throws Exception {
    byte[] file = tiff(2, 4, 3, Map.of(PHOTOMETRIC, a(2)), 0x12, 0x3D, 0xEF);

    assertThat(values(read(file))).containsExactly(over(15f, 1, 2, 3, 13, 14, 15));
  }

  @Test
  void aPaletteMayStandBesideAlphaOrSomethingElse() throws Exception {
    int[] map = new int[3 * 256];
    map[1] = 200 << 8;
    map[256 + 1] = 100 << 8;
    map[512 + 1] = 50 << 8;
    Map<Integer, int[]> alpha = Map.of(PHOTOMETRIC, a(3), COLOURS, map, EXTRA, a(2));
    Map<Integer, int[]> other = Map.of(PHOTOMETRIC, a(3), COLOURS, map, EXTRA, a(0));

    assertThat(values(read(tiff(2, 8, 2, alpha, 1, 128, 0, 255))))
        .containsExactly(over(255f, 200, 100, 50, 128, 0, 0, 0, 255));
    assertThat(values(read(tiff(2, 8, 2, other, 1, 128, 0, 255))))
        .containsExactly(over(255f, 200, 100, 50, 0, 0, 0));
  }

  @Test
  void samplesThatAreNotUnsignedAreRefusedWithTheReason() {
    assertThat(failure(tiff(1, 16, 1, Map.of(PHOTOMETRIC, a(1), FORMAT, a(2)), 1, 2)))
        .hasMessageContaining("signed");
    assertThat(failure(tiff(1, 16, 1, Map.of(PHOTOMETRIC, a(1), FORMAT, a(3)), 1, 2)))
        .hasMessageContaining("floating-point");
    assertThat(failure(tiff(1, 32, 1, Map.of(PHOTOMETRIC, a(1)), 1, 2, 3, 4)))
        .hasMessageContaining("32 bits");
    assertThat(failure(tiff(1, 12, 4, Map.of(PHOTOMETRIC, a(2), EXTRA, a(2)), 1, 2, 3, 4, 5, 6)))
        .hasMessageContaining("12 bits");
  }

  /** Red and blue of sRGB by the tables of B. Lindbloom for D50: 54.29 80.81 69.89 and so on. */
  @Test
  void labOfSixteenBitsIsConverted() throws Exception {
    int[] tiffs = shorts(35579, 20687, 17892, 19379, 17485, 65536 - 28680);
    int[] icc = shorts(35441, 53455, 50660, 19303, 50253, 4088);

    assertThat(values(read(tiff(2, 16, 3, Map.of(PHOTOMETRIC, a(8)), tiffs))))
        .containsExactly(new float[] {1, 0, 0, 0, 0, 1}, within(0.01f));
    assertThat(values(read(tiff(2, 16, 3, Map.of(PHOTOMETRIC, a(9)), icc))))
        .containsExactly(new float[] {1, 0, 0, 0, 0, 1}, within(0.01f));
  }

  /** L* 138 / 2.55 and rounded a*, b*: red within what 8 bits can say; alpha stays. */
  @Test
  void labOfEightBitsIsConverted() throws Exception {
    Map<Integer, int[]> tiffs = Map.of(PHOTOMETRIC, a(8), EXTRA, a(2));
    Map<Integer, int[]> icc = Map.of(PHOTOMETRIC, a(9), EXTRA, a(2));

    assertThat(values(read(tiff(1, 8, 4, tiffs, 138, 81, 70, 51))))
        .containsExactly(new float[] {1, 0, 0, 0.2f}, within(0.02f));
    assertThat(values(read(tiff(1, 8, 4, icc, 138, 209, 198, 51))))
        .containsExactly(new float[] {1, 0, 0, 0.2f}, within(0.02f));
    assertThat(values(read(tiff(1, 8, 4, tiffs, 75, 68, 256 - 112, 51))))
        .containsExactly(new float[] {0, 0, 1, 0.2f}, within(0.02f));
  }

  @Test
  void aSmallCopyBeforeThePictureIsNotTakenForIt() throws Exception {
    Map<Integer, int[]> raw = Map.of(PHOTOMETRIC, a(1), KIND, a(1), FURTHER_IMAGES, a(8));
    Map<Integer, int[]> alone = Map.of(PHOTOMETRIC, a(1), KIND, a(1));

    assertThat(failure(tiff(1, 8, 1, raw, 7))).hasMessageContaining("a small copy of it first");
    assertThat(values(read(tiff(1, 8, 1, alone, 7)))).containsExactly(over(255f, 7));
  }

  @Test
  void whatIsNotReadIsNamed() {
    assertThat(failure(tiff(1, 8, 1, Map.of(PHOTOMETRIC, a(1), COMPRESSION, a(50000)), 7)))
        .hasMessageContaining("the compression Zstandard");
    assertThat(failure(tiff(1, 16, 1, Map.of(PHOTOMETRIC, a(32803)), 7, 7)))
        .hasMessageContaining("a camera's sensor");
    assertThat(failure(tiff(1, 8, 3, Map.of(PHOTOMETRIC, a(2), 258, a(5, 6, 5)), 7, 7)))
        .hasMessageContaining("5, 6, 5 bits");
  }

  @Test
  void threeSamplesOfNoStatedMeaningAreColours() throws Exception {
    assertThat(values(read(tiff(1, 8, 3, Map.of(), 10, 20, 30))))
        .containsExactly(over(255f, 10, 20, 30));
  }

  /** Of linear RGB, 0.5 is 188 of 255 in sRGB. */
  @Test
  void coloursOfAPaletteAreConvertedByItsProfile() throws Exception {
    int[] map = new int[3 * 256];
    map[1] = 128 << 8;
    byte[] bytes = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    int[] profile = new int[bytes.length];
    Arrays.setAll(profile, i -> bytes[i] & 0xFF);
    Map<Integer, int[]> tags = Map.of(PHOTOMETRIC, a(3), COLOURS, map, PROFILE, profile);

    assertThat(values(read(tiff(2, 8, 1, tags, 0, 1))))
        .containsExactly(over(255f, 0, 0, 0, 188, 0, 0), within(0.01f));
  }

  private static int[] shorts(int... values) {
    int[] bytes = new int[2 * values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values[i / 2] >> (i % 2 * 8) & 0xFF;
    }
    return bytes;
  }

  private static int[] a(int... values) {
    return values;
  }

  private static SignalFormatException failure(byte[] file) {
    return catchThrowableOfType(SignalFormatException.class, () -> read(file));
  }

  /** A file of one row, little-endian, not compressed; with separate planes one byte each. */
  private static byte[] tiff(
      int width, int bits, int samples, Map<Integer, int[]> more, int... data) {
    TreeMap<Integer, int[]> tags = new TreeMap<>(more);
    int[] depths = new int[samples];
    Arrays.fill(depths, bits);
    boolean planes = more.containsKey(PLANAR);
    int[] offsets = new int[planes ? samples : 1];
    int[] counts = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = 8 + i;
      counts[i] = planes ? 1 : data.length;
    }
    tags.put(256, a(width));
    tags.put(257, a(1));
    tags.putIfAbsent(258, depths);
    tags.putIfAbsent(COMPRESSION, a(1));
    tags.put(OFFSETS, offsets);
    tags.put(277, a(samples));
    tags.put(278, a(1));
    tags.put(COUNTS, counts);
    int directory = 8 + data.length + data.length % 2;
    int values = directory + 2 + 12 * tags.size() + 4;
    ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
    for (int i = 0; i < data.length; i++) {
      file.put(8 + i, (byte) data[i]);
    }
    file.position(directory).putShort((short) tags.size());
    for (Map.Entry<Integer, int[]> tag : tags.entrySet()) {
      int[] numbers = tag.getValue();
      boolean wide = tag.getKey() == OFFSETS || tag.getKey() == COUNTS;
      int size = wide ? 4 : tag.getKey() == PROFILE ? 1 : 2;
      file.putShort(tag.getKey().shortValue()).putShort((short) (wide ? 4 : size == 1 ? 7 : 3));
      file.putInt(numbers.length);
      boolean inPlace = numbers.length * size <= 4;
      int at = inPlace ? file.position() : values;
      for (int number : numbers) {
        if (wide) {
          file.putInt(at, number);
        } else if (size == 1) {
          file.put(at, (byte) number);
        } else {
          file.putShort(at, (short) number);
        }
        at += size;
      }
      file.putInt(inPlace ? file.getInt(file.position()) : values);
      values = inPlace ? values : at;
    }
    file.putInt(0);
    return Arrays.copyOf(file.array(), values);
  }
}
