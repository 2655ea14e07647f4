package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeTensorsTest {
  @TempDir private Path folder = Path.of("");

  private static TensorBundle bundle() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", Tensor.of(Precision.F32, new float[] {1, -2, 0.1f, 4, 5, 6}, 2, 3));
    tensors.put("a.half", Tensor.of(Precision.F16, new float[] {0.5f, -65504, 0.25f}, 3));
    tensors.put("none", Tensor.of(Precision.F32, new float[0], 0, 7));
    tensors.put("one", Tensor.of(Precision.F32, new float[] {9}));
    return new TensorBundle(tensors, Map.of("grüße", "line\nline \"quoted\" \u2713"));
  }

  private byte[] written() throws Exception {
    Path file = folder.resolve("some.safetensors");
    SafeTensors.write(file, bundle());
    return Files.readAllBytes(file);
  }

  private static TensorBundle read(byte[] bytes) throws ArchiveFormatException {
    return SafeTensors.read(new ByteArrayInputStream(bytes), "some.safetensors");
  }

  private static Tensor tensor(TensorBundle bundle, String name) {
    return Objects.requireNonNull(bundle.tensors().get(name));
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    return buffer.putLong(json.length).put(json).array();
  }

  private static void assertSame(TensorBundle found, TensorBundle expected) {
    assertThat(found.metadata()).isEqualTo(expected.metadata());
    assertThat(found.tensors().keySet()).containsExactlyElementsOf(expected.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (name, tensor) -> {
              Tensor other = tensor(found, name);
              assertThat(other.shape()).as(name).isEqualTo(tensor.shape());
              assertThat(other.precision()).as(name).isEqualTo(tensor.precision());
              assertThat(other.toArray()).as(name).isEqualTo(tensor.toArray());
            });
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertSame(read(written()), bundle());
  }

  @Test
  void theNumbersBeginAligned() throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(written()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getLong(0) % 8).isZero();
    assertThat(bytes.getFloat(8 + (int) bytes.getLong(0))).isEqualTo(1);
  }

  /** Bytes laid out by hand after the description of the format. */
  @Test
  void readsAFileOfOthers() throws Exception {
    byte[] bytes =
        file(
            "{\"w\":{\"shape\":[1,2],\"dtype\":\"F32\",\"data_offsets\":[2,10]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}  ",
            10);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(bytes.length - 10, (short) 0x3c00);
    buffer.putFloat(bytes.length - 8, 3.5f);
    buffer.putFloat(bytes.length - 4, -1e30f);
    TensorBundle bundle = read(bytes);
    assertThat(tensor(bundle, "h").toArray()).containsExactly(1);
    assertThat(tensor(bundle, "w").toArray()).containsExactly(3.5f, -1e30f);
    assertThat(tensor(bundle, "w").shape()).isEqualTo(List.of(1, 2));
    assertThat(bundle.metadata()).isEmpty();
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] bytes = written();
    for (int length = 0; length < bytes.length; length++) {
      byte[] some = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(some))
          .as(length + " bytes")
          .isInstanceOf(ArchiveFormatException.class)
          .hasMessageStartingWith("Cannot read some.safetensors: expected ");
    }
  }

  @Test
  void bytesAfterTheEndAreRefused() throws Exception {
    byte[] bytes = written();
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("end of the file");
  }

  /** Whatever a damaged file says, it is read or refused: nothing else is thrown. */
  @Test
  void damagedHeadersAreReadOrRefused() throws Exception {
    byte[] bytes = written();
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = bytes.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(32, 127);
      }
      try {
        read(damaged);
      } catch (ArchiveFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | 0 | a JSON object",
        "\"x\" | 0 | a JSON object",
        "{\"a\" | 0 | a JSON header",
        "{} {} | 0 | a JSON header",
        "{\"a\":1} | 0 | dtype, shape and data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | 4 | dtype, shape and data_offsets",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}} | 8 | F32 or F16",
        "{\"a\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,8]}} | 8 | F32 or F16",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}} | 4 | whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":4,\"data_offsets\":[0,4]}} | 4 | whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | 8 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | 4 | ascending",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}} | 8 | ascending",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 4 | within 4 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,0]}} | 0"
            + " | a shape that fits",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999],\"data_offsets\":[0,4]}} | 4 | a shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | data from byte 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | a JSON header",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}} | 12 | data from",
        "{\"__metadata__\":{\"a\":1}} | 0 | a string",
        "{\"__metadata__\":[]} | 0 | an object of strings",
      })
  void eachFaultIsNamed(String header, int dataBytes, String expected) {
    assertThatThrownBy(() -> read(file(header, dataBytes)))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aHugeHeaderIsRefusedBeforeItIsRead() {
    for (long length : new long[] {1L << 40, Long.MAX_VALUE, -1, 0, 1, 9}) {
      byte[] bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      assertThatThrownBy(() -> read(bytes))
          .isInstanceOf(ArchiveFormatException.class)
          .hasMessageContaining("header of 2 to 8 bytes");
    }
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    assertThatThrownBy(() -> SafeTensors.read(folder.resolve("not.there")))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("not.there");
    assertThatThrownBy(() -> SafeTensors.read(folder))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("a folder");
  }

  @Test
  void aNumberThatHalvesCannotHoldIsRefusedAndTheTargetStays() throws Exception {
    Path file = folder.resolve("kept.safetensors");
    SafeTensors.write(file, bundle());
    byte[] before = Files.readAllBytes(file);
    Tensor large = Tensor.of(Precision.F16, new float[] {70000}, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTensors.write(file, new TensorBundle(Map.of("w", large), Map.of())))
        .withMessageContaining("tensor w");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }
}
