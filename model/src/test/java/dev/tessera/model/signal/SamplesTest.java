package dev.tessera.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples in one array or in many, of floats or of bytes. */
final class SamplesTest {
  private static final int[] EXTENT = {5, 3, 7};

  /** 80 * 60 * 1000 * 1000 points of 3 channels. */
  private static final int[] HUGE = {80, 60, 1000, 1000};

  private static float[] steps(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(256) / 255f;
    }
    return values;
  }

  private static void assertHolds(Samples samples, float[] values) {
    int channels = samples.channels();
    assertThat(samples.length()).isEqualTo(values.length);
    assertThat(samples.count()).isEqualTo(values.length / channels);
    for (int i = 0; i < values.length; i++) {
      assertThat(samples.get(i)).isEqualTo(values[i]);
      assertThat(samples.get(i / channels, i % channels)).isEqualTo(values[i]);
    }
    for (int from = 0; from <= values.length; from++) {
      int length = Math.min(values.length - from, 1 + from * 5 % 23);
      float[] copy = new float[length + 2];
      samples.copyTo(from, copy, 1, length);
      assertThat(Arrays.copyOfRange(copy, 1, length + 1))
          .containsExactly(Arrays.copyOfRange(values, from, from + length));
      assertThat(copy[0]).isZero();
      assertThat(copy[length + 1]).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void chunksAndBytesReadAsOneArrayOfFloats(int channels) {
    float[] values = steps(105 * channels, channels);

    assertHolds(Samples.of(EXTENT, channels, values.clone()), values);
    assertHolds(VirtualSamples.chunked(EXTENT, channels, values, false), values);
    assertHolds(VirtualSamples.chunked(EXTENT, channels, values, true), values);
  }

  @Test
  void bytesTakeAQuarterOfTheMemory() {
    float[] values = steps(105, 7);

    assertThat(Samples.of(EXTENT, 1, values).bytes()).isEqualTo(420);
    assertThat(VirtualSamples.chunked(EXTENT, 1, values, false).bytes()).isEqualTo(420);
    assertThat(VirtualSamples.chunked(EXTENT, 1, values, true).bytes()).isEqualTo(105);
  }

  @ParameterizedTest
  @ValueSource(
      floats = {0.5f, -0.0f, 1.0001f, -1 / 255f, 256 / 255f, Float.NaN, 0.003921569f - 1e-9f})
  void oneValueThatNoByteHoldsMakesFloatsOfAll(float odd) {
    float[] values = steps(105, 8);
    values[61] = odd;
    SamplesBuilder builder = new SamplesBuilder(EXTENT, 1, StoredAs.BYTES, 9);

    for (int at = 0; at < values.length; at += 35) {
      builder.put(at, values, at, 35);
    }

    Samples samples = builder.build();
    assertThat(samples.bytes()).isEqualTo(420);
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(samples.get(i)))
          .isEqualTo(Float.floatToRawIntBits(values[i]));
    }
  }

  @Test
  void sixteenBitsTakeHalfOfTheMemoryAndAreReadToTheLastBit() {
    float[] values = new float[105];
    for (int i = 0; i < values.length; i++) {
      values[i] = 630 * i / 65_535f;
    }
    SamplesBuilder builder = new SamplesBuilder(EXTENT, 1, StoredAs.SHORTS, 9);
    builder.put(0, values, 0, 70);
    builder.put(70, values, 70, 35);

    Samples samples = builder.build();

    assertThat(samples.bytes()).isEqualTo(210);
    assertThat(samples.eightBit()).isFalse();
    assertHolds(samples, values);
    ByteBuffer floats = ByteBuffer.allocate(4 * 105);
    samples.copyTo(0, floats, 105);
    for (int i = 0; i < values.length; i++) {
      assertThat(floats.getFloat(4 * i)).isEqualTo(values[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-6f, -0.0f, 1.0001f, -1 / 65_535f, 65_536 / 65_535f, Float.NaN})
  void oneValueThatSixteenBitsDoNotHoldMakesFloatsOfAll(float odd) {
    SamplesBuilder builder = new SamplesBuilder(EXTENT, 1, StoredAs.SHORTS, 9);
    builder.put(0, new float[] {1, 1 / 65_535f}, 0, 2);
    builder.put(50, new float[] {odd}, 0, 1);

    Samples samples = builder.build();

    assertThat(samples.bytes()).isEqualTo(420);
    assertThat(samples.get(1)).isEqualTo(1 / 65_535f);
    assertThat(Float.floatToRawIntBits(samples.get(50))).isEqualTo(Float.floatToRawIntBits(odd));
  }

  /** Collectors give large arrays whole regions, of 1 to 16 MB: a chunk wastes next to none. */
  @Test
  void aChunkAndItsHeaderFillSixteenMegabytes() {
    int bytes = 16 * 1024 * 1024 - 64;
    assertThat(SamplesBuilder.eightBit(new int[] {bytes}, 1).chunks()).isEqualTo(1);
    assertThat(SamplesBuilder.eightBit(new int[] {bytes + 1}, 1).chunks()).isEqualTo(2);
    assertThat(SamplesBuilder.sixteenBit(new int[] {bytes / 2}, 1).chunks()).isEqualTo(1);
    assertThat(SamplesBuilder.sixteenBit(new int[] {bytes / 2 + 1}, 1).chunks()).isEqualTo(2);
    assertThat(SamplesBuilder.floats(new int[] {bytes / 4}, 1).chunks()).isEqualTo(1);
    assertThat(SamplesBuilder.floats(new int[] {bytes / 4 + 1}, 1).chunks()).isEqualTo(2);
  }

  @Test
  void memoryThatIsTakenAtOnceHoldsTheSame() {
    float[] values = steps(105, 9);
    SamplesBuilder early = new SamplesBuilder(EXTENT, 1, StoredAs.FLOATS, 9);
    early.put(3, values, 3, 20);
    IntStream.range(0, early.chunks()).forEach(early::takeMemory);
    early.put(0, values, 0, 3);
    early.add(23, values, 23, 82);
    assertHolds(early.build(), values);

    SamplesBuilder bytes = new SamplesBuilder(EXTENT, 1, StoredAs.BYTES, 9);
    bytes.put(3, values, 3, 20);
    IntStream.range(0, bytes.chunks()).forEach(bytes::takeMemory);
    bytes.put(0, values, 0, 3);
    bytes.put(23, values, 23, 82);
    Samples built = bytes.build();
    assertThat(built.eightBit()).isTrue();
    assertHolds(built, values);
  }

  @Test
  void whatIsAddedIsTheSum() {
    float[] values = steps(105, 9);
    float[] sum = new float[105];
    SamplesBuilder builder = new SamplesBuilder(EXTENT, 1, StoredAs.BYTES, 9);
    builder.put(0, values, 0, 105);
    for (int i = 0; i < 105; i++) {
      sum[i] = values[i] + (i >= 6 && i < 47 ? values[i - 6] : 0);
    }

    builder.add(6, values, 0, 41);

    assertHolds(builder.build(), sum);
  }

  @Test
  void nothingIsPutOrReadBeyondTheEnds() {
    Samples samples = Samples.of(EXTENT, 1, new float[105]);
    SamplesBuilder builder = SamplesBuilder.floats(EXTENT, 1);
    float[] some = new float[10];

    for (long from : new long[] {-1, 96, 1L << 40, Long.MIN_VALUE}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> samples.copyTo(from, some, 0, 10));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> builder.put(from, some, 0, 10));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> builder.add(from, some, 0, 10));
    }
  }

  @Test
  void thereMayBeMoreThanAnIntCanCount() {
    Samples samples = VirtualSamples.of(HUGE, 3, flat -> flat % 65521);
    float[] values = new float[9];

    assertThat(samples.count()).isEqualTo(4_800_000_000L);
    assertThat(samples.length()).isEqualTo(14_400_000_000L);
    assertThat(samples.get(4_799_999_999L, 2)).isEqualTo((float) (14_399_999_999L % 65521));
    for (long index : new long[] {715_827_882, 1_431_655_765, 2_147_483_647, 4_294_967_296L}) {
      samples.copyTo(3 * index, values, 0, 9); // across the borders of int and of chunks
      for (int i = 0; i < 9; i++) {
        assertThat(values[i]).isEqualTo((float) ((3 * index + i) % 65521));
        assertThat(samples.get(index + i / 3, i % 3)).isEqualTo(values[i]);
      }
    }
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Argb.pack(samples));
  }

  @Test
  void valuesMustBeAsManyAsTheExtentWants() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(new int[] {2, 3}, 3, new float[17]))
        .withMessage("extent [2, 3] x 3 channels wants 18 values, found 17");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(new int[] {2, 0}, 3, new float[0]))
        .withMessageContaining("[2, 0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(new int[] {2}, 0, new float[0]));
    assertThatIllegalArgumentException() // 2^32 values: as an int, none
        .isThrownBy(() -> Samples.of(new int[] {1 << 16, 1 << 16}, 1, new float[0]));
  }

  @Test
  void aSignalHasOneToFourAxesAndChannelsAndShowsTheLastTwo() {
    Samples field = Samples.of(new int[] {2, 3, 4, 5}, 2, new float[240]);
    Samples line = Samples.of(new int[] {6}, 1, new float[6]);

    assertThat(new GridSignal("light field", field, 8).height()).isEqualTo(4);
    assertThat(new GridSignal("light field", field, 8).width()).isEqualTo(5);
    assertThat(new GridSignal("line", line, 16).height()).isEqualTo(1);
    assertThat(new GridSignal("line", line, 16).width()).isEqualTo(6);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new GridSignal("x", Samples.of(new int[] {1, 1, 1, 1, 1}, 1, new float[1]), 8))
        .withMessageContaining("1 to 4 axes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GridSignal("x", Samples.of(new int[] {1}, 5, new float[5]), 8))
        .withMessageContaining("1 to 4 channels");
  }

  @Test
  void onlyImagesAreTreatedAsImages() {
    Samples video = Samples.of(new int[] {2, 3, 4}, 3, new float[72]);
    Samples two = Samples.of(new int[] {3, 4}, 2, new float[24]);

    for (Samples other : new Samples[] {video, two}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Cover.of(other, 3, 4, 3, () -> false))
          .withMessage("an image is (height, width) with 1, 3 or 4 channels, found " + other);
      assertThatIllegalArgumentException().isThrownBy(() -> Cover.scale(other, 3, 4));
    }
  }

  @Test
  void twoChannelsAreGreyWithAlpha() {
    Samples two = Samples.of(new int[] {1, 3}, 2, new float[] {1, 1, 0.5f, 0.5f, 1, 0});

    assertThat(Argb.pack(two)).containsExactly(0xFFFFFFFF, 0x80404040, 0);
  }

  @Test
  void bytesArePutAcrossChunks() {
    SamplesBuilder builder = new SamplesBuilder(new int[] {5, 2}, 1, StoredAs.BYTES, 2);
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {9, 0, 51, (byte) 204, (byte) 255, 102});
    builder.put(3, bytes.position(1), 5);
    Samples samples = builder.build();
    assertThat(samples.eightBit()).isTrue();
    float[] found = new float[10];
    samples.copyTo(0, found, 0, 10);
    assertThat(found).containsExactly(0, 0, 0, 0, 0.2f, 0.8f, 1, 0.4f, 0, 0);
  }

  @Test
  void bytesAreRefusedOnceThereAreFloats() {
    SamplesBuilder builder = SamplesBuilder.eightBit(new int[] {4}, 1);
    builder.put(0, new float[] {0.3f}, 0, 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.put(1, ByteBuffer.allocate(1), 1))
        .withMessage("bytes are for samples of 8 bits, these are floats");
  }
}
