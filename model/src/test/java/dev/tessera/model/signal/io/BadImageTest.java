package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.image;
import static dev.tessera.model.signal.io.TestImages.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tessera.model.signal.SignalFormatException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadImageTest {
  @TempDir Path folder;

  @Test
  void aMissingFile() {
    Path file = folder.resolve("cat.png");

    assertThat(failure(file))
        .hasMessage(
            "Cannot read "
                + file
                + ": expected a PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC image, found no such"
                + " file.");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertThat(failure(file())).hasMessageContaining("found an empty file");
  }

  @Test
  void aFolder() {
    assertThat(failure(folder)).hasMessageContaining("found a folder");
  }

  @Test
  void aDevice() {
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();

    assertThat(failure(device)).hasMessageContaining("not a regular file");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    Path file = file("P1 1 1\n0\n");
    assumeThat(file.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(file)).as("root ignores permissions").isFalse();

    assertThat(failure(file)).hasMessageContaining("found a file that you may not read");
  }

  @Test
  void aFileWhoseOpeningIsDenied() {
    ImageSource denied =
        cancelled -> {
          throw new AccessDeniedException("cat.png");
        };

    SignalFormatException failure =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> new ImageReading("cat.png", denied, () -> false).header());

    assertThat(failure).hasMessageContaining("found a file that you may not read");
  }

  @Test
  void anImageThatDoesNotFitInFreeMemory() {
    ImageSource exhausting =
        cancelled -> {
          throw new OutOfMemoryError("Java heap space");
        };

    SignalFormatException failure =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> new ImageReading("cat.png", exhausting, () -> false).header());

    assertThat(failure).hasMessageContaining("found one that needs more than is free");
  }

  @Test
  void samplesThatAreNotWholeNumbers() {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, 1, DataBuffer.TYPE_FLOAT);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(1, 1), false, null);

    BadImageException failure =
        catchThrowableOfType(BadImageException.class, () -> PixelAccess.of(image));

    assertThat(failure).hasMessageContaining("floating-point");
  }

  @Test
  void aStreamThatFails() {
    InputStream failing = new PipedInputStream();

    SignalFormatException failure =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> ImageFiles.read(failing, "clip", AlphaMode.KEEP, 1000, () -> false));

    assertThat(failure).hasMessageContaining("Pipe not connected").hasMessageContaining("clip");
  }

  @Test
  void textNamedAsAnImage() throws IOException {
    assertThat(failure(file("These are words, not pixels.")))
        .hasMessageContaining("found something else in its first bytes");
  }

  @Test
  void aWrongExtensionIsNoError() throws Exception {
    Path file = file(encode(image(BufferedImage.TYPE_BYTE_GRAY, 1, 1, 5), "bmp"));

    assertThat(ImageFiles.read(file, AlphaMode.KEEP, 1000, () -> false).samples().get(0))
        .isEqualTo(5 / 255f);
  }

  @ParameterizedTest
  @CsvSource({"png", "jpeg", "tiff", "bmp", "pnm"})
  void aTruncatedFileIsNeverHalfAnImage(String format) throws IOException {
    byte[] whole = encode(photo(BufferedImage.TYPE_3BYTE_BGR, 90, 70), format);
    double[] parts = {0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99};
    for (double part : parts) {
      int length = Math.max(3, (int) (whole.length * part));
      SignalFormatException failure = failure(file(Arrays.copyOf(whole, length)));
      assertThat(failure).as("%s cut to %d of %d", format, length, whole.length).isNotNull();
      assertThat(failure.found()).doesNotContain("Exception");
    }
  }

  @Test
  void aTruncatedProgressiveJpeg() throws IOException {
    Path file = folder.resolve("progressive.jpg");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(
          null,
          new javax.imageio.IIOImage(photo(BufferedImage.TYPE_3BYTE_BGR, 90, 70), null, null),
          param);
    }
    byte[] whole = Files.readAllBytes(file);

    assertThat(failure(file(Arrays.copyOf(whole, whole.length * 3 / 4))))
        .hasMessageContaining("ends too early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless-alpha.webp", "lossy.webp"})
  void aTruncatedWebp(String name) throws IOException {
    try (InputStream stream = BadImageTest.class.getResourceAsStream(name)) {
      assertThat(stream).isNotNull();
      byte[] whole = stream.readAllBytes();
      assertThat(failure(file(Arrays.copyOf(whole, whole.length - 10))))
          .hasMessageContaining("ends too early");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0xC1, 12, 9, one of 12 bits",
    "0xC5, 8, 9, a hierarchical one",
    "0xF7, 8, 9, JPEG-LS",
    "0xC0, 8, 0, one that leaves it to its pixels"
  })
  void aJpegOfARareKindIsNamed(String frame, int depth, int height, String found)
      throws IOException {
    byte[] jpeg = bytes(0xFF, 0xD8, 0xFF, Integer.decode(frame), 0, 11, depth, 0, height, 0, 9);
    Path file = file(jpeg, bytes(1, 1, 0x11, 0, 0xFF, 0xDA));

    assertThat(failure(file)).hasMessageContaining("found " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IIRO", "IIU", "FUJIFILM", "\0\0\0\u0018ftypcrx "})
  void aRawFileOfACameraIsNamed(String start) throws IOException {
    assertThat(failure(file(bytes(start, new byte[40]))))
        .hasMessageContaining("a raw file of a camera");
  }

  /** The header says that its runs take 1000 bytes; there are 4. */
  @Test
  void aBitmapOfRunsThatEndsTooEarly() throws IOException {
    byte[] file = new byte[14 + 40 + 4 + 4];
    byte[] head = bytes("BM", 0, 0, 0, 0, 0, 0, 0, 0, 58, 0, 0, 0, 40, 0, 0, 0, 9, 0, 0, 0);
    byte[] rest = bytes(9, 0, 0, 0, 1, 0, 8, 0, 1, 0, 0, 0, 0xE8, 3, 0, 0);
    System.arraycopy(head, 0, file, 0, head.length);
    System.arraycopy(rest, 0, file, head.length, rest.length);
    file[46] = 1;

    assertThat(failure(file(file))).hasMessageContaining("ends too early");
  }

  @Test
  void anImageOfNoPixels() throws IOException {
    assertThat(failure(file("P5 0 7 255\n"))).hasMessageContaining("0 x 7");
    assertThat(failure(file(pngHeader(0, 5)))).hasMessageContaining("0 x 5");
  }

  @Test
  void aHugePngIsRefusedFromItsHeader() throws IOException {
    assertThat(failure(file(pngHeader(100_000, 100_000))))
        .hasMessageContaining("100000 x 100000 pixels that needs 120,000 MB")
        .hasMessageContaining("expected an image that fits in 100 MB");
  }

  @Test
  void otherHugeHeadersAreRefusedToo() throws IOException {
    assertThat(failure(file("P6 100000 100000 255\n"))).hasMessageContaining("120,000 MB");
    byte[] jpeg = bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, new byte[9]);
    assertThat(failure(file(jpeg))).hasMessageContaining("65535 x 65535");
    byte[] bmp = encode(image(BufferedImage.TYPE_BYTE_GRAY, 1, 1, 5), "bmp");
    bmp[20] = 100;
    bmp[24] = 100;
    assertThat(failure(file(bmp))).hasMessageContaining("6553601 x 6553601");
    byte[] tiff =
        bytes(
            "II", 42, 0, 8, 0, 0, 0, 2, 0, 0, 1, 4, 0, 1, 0, 0, 0, 0xA0, 0x86, 1, 0, 1, 1, 4, 0, 1,
            0, 0, 0, 0xA0, 0x86, 1, 0, 0, 0, 0, 0);
    assertThat(failure(file(tiff))).hasMessageContaining("100000 x 100000");
    byte[] webp = bytes("RIFF", 22, 0, 0, 0, "WEBPVP8X", 10, 0, 0, 0, 0, 0, 0, 0);
    byte[] canvas = bytes(0xFF, 0xFF, 0, 0xFF, 0xFF, 0);
    assertThat(failure(file(webp, canvas))).hasMessageContaining("65536 x 65536");
  }

  /** Found by damaging files: FFmpeg says of this one that memory is short. */
  @Test
  void aDamagedSetupOfADecoderIsNoLackOfMemory() throws IOException {
    assertThat(failure(file((Object) TestImages.resource("damaged-setup.heic"))))
        .hasMessageContaining("pixels that cannot be decoded");
  }

  @Test
  void bitmapsThatHoldOtherFilesAreNamed() throws IOException {
    byte[] header = bytes("BM", new byte[8], 54, 0, 0, 0, 40, 0, 0, 0);
    byte[] png = bytes(2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0, 5, 0, 0, 0, new byte[40]);
    assertThat(failure(file(header, png))).hasMessageContaining("holds a JPEG or PNG image");
  }

  @Test
  void sizesBeyondAnyNumberAreRefused() throws IOException {
    assertThat(failure(file("P5 9999999999 9999999999 255\n"))).isNotNull();
    assertThat(failure(file("P5 2147483647 2147483647 65535\n"))).isNotNull();
    assertThat(failure(file(pngHeader(0x7FFFFFFF, 0x7FFFFFFF)))).isNotNull();
  }

  @Test
  void theLimitIsTheSizeOfTheSignal() throws Exception {
    Path file = file(encode(image(BufferedImage.TYPE_BYTE_GRAY, 5, 5, new int[25]), "png"));

    assertThat(ImageFiles.read(file, AlphaMode.KEEP, 100, () -> false).width()).isEqualTo(5);
    assertThat(
            catchThrowableOfType(
                SignalFormatException.class,
                () -> ImageFiles.read(file, AlphaMode.KEEP, 99, () -> false)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp", "pnm"})
  void damagedFilesEndInAPictureOrOneSentence(String format) throws Exception {
    byte[] whole = encode(photo(BufferedImage.TYPE_3BYTE_BGR, 20, 20), format);
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 4; j++) {
        int span = random.nextBoolean() ? Math.min(64, whole.length) : whole.length;
        damaged[random.nextInt(span)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(TestImages.read(damaged).width()).isPositive();
      } catch (SignalFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read test: expected ");
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  private static byte[] pngHeader(int width, int height) {
    return bytes(
        0x89, "PNG\r\n", 0x1A, "\n", 0, 0, 0, 13, "IHDR", word(width), word(height), 8, 2, 0, 0, 0);
  }

  private static byte[] word(int value) {
    return bytes(value >>> 24, value >>> 16 & 0xFF, value >>> 8 & 0xFF, value & 0xFF);
  }

  private Path file(Object... parts) throws IOException {
    return Files.write(folder.resolve("image.png"), bytes(parts));
  }

  private static SignalFormatException failure(Path file) {
    return catchThrowableOfType(
        SignalFormatException.class,
        () -> ImageFiles.read(file, AlphaMode.KEEP, 100 * TestImages.MEGABYTE, () -> false));
  }
}
