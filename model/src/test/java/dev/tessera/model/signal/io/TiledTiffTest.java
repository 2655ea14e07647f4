package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BigTIFFs in tiles that libtiff wrote, against what Pillow and ImageMagick make of them. */
final class TiledTiffTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 50;

  @TempDir private Path root = Path.of("");

  private Path file(String name) throws Exception {
    return Files.write(root.resolve(name), TestImages.resource(name));
  }

  private static GridSignal part(Path file, int left, int top, int width, int height)
      throws SignalFormatException {
    return TiledTiff.of(file)
        .part(new TiledTiff.Part(left, top, width, height), TestImages.MEGABYTE, () -> false);
  }

  /** The largest difference of a part of a picture, in steps of 1/255. */
  private static double difference(GridSignal part, GridSignal whole, int left, int top) {
    Samples found = part.samples();
    double most = 0;
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        for (int c = 0; c < found.channels(); c++) {
          float expected = whole.samples().get((top + y) * (long) WIDTH + left + x, c);
          double off = Math.abs(found.get(y * (long) part.width() + x, c) - expected);
          most = Math.max(most, 255 * off);
        }
      }
    }
    return most;
  }

  @ParameterizedTest
  @CsvSource({"tiles-lzw, 0", "tiles-planes, 0", "tiles-16-bit, 0", "tiles-jpeg, 2"})
  void partsAreThoseOfThePicture(String name, double most) throws Exception {
    Path file = file(name + ".tif");
    GridSignal whole = TestImages.read(TestImages.resource(name + ".tif.png"));
    TiledTiff tiled = TiledTiff.of(file);
    assertThat(tiled.width()).isEqualTo(WIDTH);
    assertThat(tiled.height()).isEqualTo(HEIGHT);
    for (int[] at : new int[][] {{0, 0, 1, 1}, {30, 14, 5, 4}, {64, 32, 26, 18}, {89, 49, 1, 1}}) {
      GridSignal part = part(file, at[0], at[1], at[2], at[3]);
      assertThat(part.samples().extent()).containsExactly(at[3], at[2]);
      assertThat(part.samples().channels()).isEqualTo(3);
      assertThat(part.bitDepth()).isEqualTo(whole.bitDepth());
      assertThat(difference(part, whole, at[0], at[1])).isLessThanOrEqualTo(most);
    }
    assertThat(difference(part(file, 0, 0, WIDTH, HEIGHT), whole, 0, 0)).isLessThanOrEqualTo(most);
  }

  /** The bytes of a BigTIFF, little-endian, of which single numbers can be changed. */
  private record Changed(ByteBuffer bytes) {
    static Changed lzw() throws Exception {
      byte[] all = TestImages.resource("tiles-lzw.tif");
      return new Changed(ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Where the entry of a tag stands: kind in 2 bytes, number of values and place in 8 each. */
    int entry(int tag) {
      int directory = (int) bytes.getLong(8);
      int entry = directory + 8;
      while (Short.toUnsignedInt(bytes.getShort(entry)) != tag) {
        entry += 20;
      }
      return entry;
    }

    Changed count(int tag, int count) {
      bytes.putLong(entry(tag) + 4, count);
      return this;
    }

    Changed value(int tag, int value) {
      bytes.putShort(entry(tag) + 12, (short) value);
      return this;
    }

    /** Where the values of a tag stand that has several. */
    int place(int tag) {
      return (int) bytes.getLong(entry(tag) + 12);
    }
  }

  /** The first four bytes of an offset are not all of it; what lies before is a hole. */
  @Test
  void tilesBehindTheFirstFourGigabytesAreRead() throws Exception {
    long shift = 5_000_000_000L;
    Changed moved = Changed.lzw();
    byte[] tiles = moved.bytes().array().clone();
    int places = moved.place(TiffDirectory.TILE_OFFSETS);
    for (int i = 0; i < 12; i++) {
      int at = places + i * Long.BYTES;
      moved.bytes().putLong(at, moved.bytes().getLong(at) + shift);
    }
    int directory = (int) moved.bytes().getLong(8);
    moved.bytes().put(16, new byte[directory - 16]);
    Path file = Files.write(root.resolve("far.tif"), moved.bytes().array());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(tiles), shift);
    }
    GridSignal whole = TestImages.read(TestImages.resource("tiles-lzw.tif.png"));
    assertThat(difference(part(file, 20, 10, 60, 30), whole, 20, 10)).isZero();
  }

  private void refuses(String sentence, byte[] bytes) throws Exception {
    Path file = Files.write(root.resolve("bad.tif"), bytes);
    assertThat(failure(file)).hasMessage("Cannot read " + file + ": " + sentence + ".");
  }

  private void refuses(String sentence, Changed changed) throws Exception {
    refuses(sentence, changed.bytes().array());
  }

  private static SignalFormatException failure(Path file) {
    return catchThrowableOfType(SignalFormatException.class, () -> part(file, 0, 0, WIDTH, HEIGHT));
  }

  @Test
  void whatIsNoTiffInTilesIsToldInASentence() throws Exception {
    BufferedImage photo = TestImages.photo(BufferedImage.TYPE_INT_RGB, 20, 10);
    refuses("expected a TIFF in tiles, found one in strips", TestImages.encode(photo, "tiff"));
    refuses(
        "expected a TIFF in tiles, found an image of another format, PNG",
        TestImages.encode(photo, "png"));
    refuses("expected a TIFF in tiles, found an empty file", new byte[0]);
    Path missing = root.resolve("missing.tif");
    assertThat(failure(missing))
        .hasMessage("Cannot read " + missing + ": expected a TIFF in tiles, found no such file.");
    byte[] whole = TestImages.resource("tiles-lzw.tif");
    refuses(
        "expected a complete image, found a file that ends too early",
        Arrays.copyOf(whole, whole.length - 200));
  }

  @Test
  void tablesThatDoNotFitThePictureAreToldInASentence() throws Exception {
    refuses(
        "expected a TIFF in tiles, found one that says of 11 and 12 of its 12 tiles where and how"
            + " long they are",
        Changed.lzw().count(TiffDirectory.TILE_OFFSETS, 11));
    refuses(
        "expected a TIFF in tiles, found one whose tiles have a side of 0 pixels",
        Changed.lzw().value(TiffDirectory.TILE_HEIGHT, 0));
    Changed left = Changed.lzw();
    left.bytes().putShort(left.place(TiffDirectory.TILE_BYTE_COUNTS) + 4, (short) 0);
    refuses("expected a TIFF in tiles, found one of which tiles are left out", left);
    Changed beyond = Changed.lzw();
    beyond.bytes().putLong(beyond.place(TiffDirectory.TILE_OFFSETS), 1L << 40);
    refuses("expected a complete image, found a file that ends too early", beyond);
  }

  @Test
  void aCompressionThatIsNotReadIsToldByItsName() throws Exception {
    refuses(
        "expected TIFF compressed by LZW, Deflate, PackBits, JPEG or CCITT, or not at all, found the"
            + " compression Zstandard; save it with one of those",
        Changed.lzw().value(TiffDirectory.COMPRESSION, 50000));
  }

  /** Of a part at a corner the tiles count that it lies in, and no others. */
  @Test
  void aPartThatIsTooLargeForTheMemoryIsToldInASentence() throws Exception {
    TiledTiff tiled = TiledTiff.of(file("tiles-lzw.tif"));
    long oneTile = 32 * 16 * 3 * Float.BYTES;
    assertThat(tiled.part(new TiledTiff.Part(0, 0, 32, 16), oneTile, () -> false).width())
        .isEqualTo(32);
    assertThatExceptionOfType(SignalFormatException.class)
        .isThrownBy(() -> tiled.part(new TiledTiff.Part(1, 0, 32, 16), oneTile, () -> false))
        .withMessage(
            "Cannot read %s: expected an image that fits in 1 MB, found one of 64 x 16 pixels that"
                + " needs 1 MB.",
            tiled.file());
  }

  @Test
  void readingCanBeCancelled() throws Exception {
    TiledTiff tiled = TiledTiff.of(file("tiles-lzw.tif"));
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> tiled.part(new TiledTiff.Part(0, 0, 9, 9), TestImages.MEGABYTE, () -> true));
  }
}
