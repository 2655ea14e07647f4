package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GifReadingTest {
  @TempDir private Path folder = Path.of("");

  private static ImageFile open(Path file) throws SignalFormatException {
    return ImageFiles.open(file, AlphaMode.KEEP, 1_000_000, () -> false);
  }

  private static int[] pixel(Samples samples, int at) {
    int[] values = new int[samples.channels()];
    for (int c = 0; c < values.length; c++) {
      values[c] = Math.round(255 * samples.get(at, c));
    }
    return values;
  }

  @Test
  void aGifOfOneFrameIsAPicture() throws Exception {
    Path file = new TestGif(3, 2).frame(0, 0, 3, 2, 1).write(folder.resolve("a.gif"));

    ImageFile read = open(file);

    assertThat(ImageFiles.header(file).format()).isEqualTo(ImageFormat.GIF);
    assertThat(read.signal().samples().extent()).containsExactly(2, 3);
    assertThat(read.signal().bitDepth()).isEqualTo(8);
    for (int i = 0; i < 6; i++) {
      assertThat(pixel(read.signal().samples(), i)).containsExactly(10, 200, 30);
    }
    assertThat(read.info().notes()).isEmpty();
  }

  @Test
  void whatAFrameDoesNotCoverIsTransparent() throws Exception {
    Path file = new TestGif(4, 3).frame(1, 1, 2, 1, 3).write(folder.resolve("a.gif"));

    Samples read = open(file).signal().samples();

    for (int i = 0; i < 12; i++) {
      boolean covered = i == 5 || i == 6;
      assertThat(pixel(read, i))
          .containsExactly(covered ? new int[] {255, 0, 0, 255} : new int[] {0, 0, 0, 0});
    }
  }

  @Test
  void aColourThatIsNoneIsTransparent() throws Exception {
    Path file =
        new TestGif(2, 1).control(1, 0, 2).frame(0, 0, 2, 1, 2).write(folder.resolve("a.gif"));

    Samples read = open(file).signal().samples();

    assertThat(read.channels()).isEqualTo(4);
    assertThat(read.get(0, 3)).isZero();
  }

  @Test
  void aFrameBeyondTheCanvasMakesItLarger() throws Exception {
    Path file = new TestGif(2, 2).frame(1, 0, 3, 2, 0).write(folder.resolve("a.gif"));

    assertThat(open(file).signal().samples().extent()).containsExactly(2, 4);
  }

  @Test
  void theFirstOfSeveralFramesIsReadWhichIsSaid() throws Exception {
    Path file =
        new TestGif(2, 1).frame(0, 0, 2, 1, 1).frame(0, 0, 2, 1, 3).write(folder.resolve("a.gif"));

    ImageFile read = open(file);

    assertThat(pixel(read.signal().samples(), 1)).containsExactly(10, 200, 30);
    assertThat(read.info().notes()).containsExactly("the first frame of an animation is read");
  }

  @Test
  void whatJavaWritesIsReadPixelForPixel() throws Exception {
    BufferedImage picture = new BufferedImage(61, 43, BufferedImage.TYPE_BYTE_INDEXED);
    for (int i = 0; i < 61 * 43; i++) {
      picture.setRGB(i % 61, i / 61, 0xFF000000 | ((i * 2_654_435) & 0xFFFFFF));
    }
    Path file = folder.resolve("java.gif");
    ImageIO.write(picture, "gif", file.toFile());

    Samples read = open(file).signal().samples();

    for (int i = 0; i < 61 * 43; i++) {
      int rgb = picture.getRGB(i % 61, i / 61);
      assertThat(pixel(read, i)).startsWith(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
  }

  @Test
  void badOnesAreToldInASentence() throws Exception {
    byte[] whole = new TestGif(9, 9).frame(0, 0, 9, 9, 1).bytes();
    assertThat(message(new TestGif(4, 4).bytes()))
        .endsWith("expected a picture with pixels, found a GIF without frames.");
    assertThat(message(Arrays.copyOf(whole, 27)))
        .endsWith("expected a picture with pixels, found a GIF that ends before them.");
    assertThat(message(Arrays.copyOf(whole, whole.length - 20)))
        .endsWith("expected a complete image, found a file that ends too early.");
    assertThat(message(new TestGif(4, 4).frame(0, 0, 0, 4, 1).bytes()))
        .contains("expected an image of at least one pixel, found one of 0 x 4.");
  }

  private String message(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("bad.gif"), bytes);
    SignalFormatException refused =
        catchThrowableOfType(SignalFormatException.class, () -> open(file));
    return String.valueOf(refused.getMessage());
  }
}
