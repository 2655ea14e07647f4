package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FrameWriterTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"48, 32, 48, 32", "47, 31, 48, 32", "5, 3, 16, 16"})
  void aVideoIsReadBack(int width, int height, int wide, int high) throws Exception {
    Path file = folder.resolve("film.mp4");

    write(file, FrameFormat.MP4, width, height, 24, 12);

    assertThat(ClipFiles.open(file, ClipWatch.NOBODY).picture().codec()).isEqualTo("h264");
    ClipFile read = ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY);
    assertThat(read.times().rate().orElseThrow()).isCloseTo(24, within(1e-9));
    assertThat(read.signal().samples().extent()).containsExactly(12, high, wide);
    for (int i = 0; i < 12; i++) {
      double error = meanError(read.signal().samples(), i, smooth(width, height, i), width);
      assertThat(error).isLessThan(5);
    }
  }

  @Test
  void foldersOfFramesThatKilledProgramsLeftAreClearedADayLater() throws Exception {
    String uuid = "01234567-89ab-cdef-0123-456789abcdef";
    // No process has the numbers beginning with nines.
    Path left = framesOf(".tessera-" + uuid + "-999999999.frames");
    Path running = framesOf(".tessera-" + uuid + "-" + ProcessHandle.current().pid() + ".frames");
    Path theirs = framesOf(".tessera-1-999999999.frames");
    Path withFolder = framesOf(".tessera-" + uuid + "-999999998.frames");
    Files.createDirectory(withFolder.resolve("holiday"));
    Path fresh = framesOf(".tessera-" + uuid + "-999999997.frames");
    Path file = Files.writeString(folder.resolve(".tessera-" + uuid + "-999999996.frames"), "x");
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    for (Path old : List.of(left, running, theirs, withFolder, file)) {
      Files.setLastModifiedTime(old, yesterday);
    }
    try (FrameWriter writer =
        FrameWriter.open(folder.resolve("film"), FrameFormat.PNG_SEQUENCE, 16, 16, 10)) {
      writer.write(new int[256]);
      writer.finish();
    }
    assertThat(left).doesNotExist();
    assertThat(file).exists();
    for (Path kept : List.of(running, theirs, withFolder, fresh)) {
      assertThat(kept.resolve("frame-0001.png")).exists();
    }
    assertThat(folder.resolve("film/frame-0001.png")).exists();
  }

  private Path framesOf(String name) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.writeString(made.resolve("frame-0001.png"), "half");
    return made;
  }

  @Test
  void aGifKeepsSizeOrderDelayAndRepeats() throws Exception {
    Path file = folder.resolve("film.gif");

    write(file, FrameFormat.GIF, WIDTH, HEIGHT, 30, 6);

    List<Integer> delays = new ArrayList<>();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(6);
      for (int i = 0; i < 6; i++) {
        assertThat(meanError(reader.read(i), smooth(WIDTH, HEIGHT, i))).isLessThan(6);
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        delays.add(Integer.valueOf(control.getAttribute("delayTime")));
        assertThat(root.getElementsByTagName("ApplicationExtension").getLength())
            .isEqualTo(i == 0 ? 1 : 0);
      }
      reader.dispose();
    }
    assertThat(delays).containsExactly(3, 4, 3, 3, 4, 3);
  }

  @Test
  void aGifOfFewColoursIsExact() throws Exception {
    Path file = folder.resolve("flat.gif");
    int[] frame = new int[WIDTH * HEIGHT];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = 0xFF000000 | (i % 256) * 0x010203;
    }

    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.GIF, WIDTH, HEIGHT, 10)) {
      writer.write(frame);
      writer.finish();
    }

    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)).containsExactly(frame);
  }

  @Test
  void aSequenceOfPngIsExact() throws Exception {
    write(folder.resolve("film.png"), FrameFormat.PNG_SEQUENCE, WIDTH, HEIGHT, 10, 3);

    assertThat(names()).containsExactly("film-0001.png", "film-0002.png", "film-0003.png");
    for (int i = 0; i < 3; i++) {
      BufferedImage read = ImageIO.read(folder.resolve("film-000" + (i + 1) + ".png").toFile());
      assertThat(read.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
          .containsExactly(smooth(WIDTH, HEIGHT, i));
    }
  }

  @Test
  void pngKeepsAlphaAndAPixelOfAGifIsClearOrOpaque() throws Exception {
    int[] halfRed = {0x80800000, 0xFF00FF00, 0x7F7F0000};

    for (FrameFormat format : List.of(FrameFormat.PNG_SEQUENCE, FrameFormat.GIF)) {
      Path file = folder.resolve("clear." + format.extension());
      try (FrameWriter writer = FrameWriter.open(file, format, 3, 1, 10)) {
        writer.write(halfRed);
        writer.finish();
      }
    }

    BufferedImage png = ImageIO.read(folder.resolve("clear-0001.png").toFile());
    assertThat(png.getRGB(0, 0, 3, 1, null, 0, 3))
        .containsExactly(0x80FF0000, 0xFF00FF00, 0x7FFF0000);
    BufferedImage gif = ImageIO.read(folder.resolve("clear.gif").toFile());
    int[] read = gif.getRGB(0, 0, 3, 1, null, 0, 3);
    assertThat(read[0]).isEqualTo(0xFFFF0000);
    assertThat(read[1]).isEqualTo(0xFF00FF00);
    assertThat(read[2] >>> 24).isZero();
  }

  @Test
  void clearPixelsLeaveRoomFor255Colours() throws Exception {
    Path file = folder.resolve("many.gif");
    int[] frame = new int[257];
    for (int i = 0; i < 256; i++) {
      frame[i] = 0xFF000000 | i * 0x010203;
    }

    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.GIF, 257, 1, 10)) {
      writer.write(frame);
      writer.finish();
    }

    BufferedImage read = ImageIO.read(file.toFile());
    int[] pixels = read.getRGB(0, 0, 257, 1, null, 0, 257);
    assertThat(pixels[256] >>> 24).isZero();
    for (int i = 0; i < 256; i++) {
      assertThat(pixels[i] >>> 24).as("pixel %d", i).isEqualTo(255);
      assertThat(Math.abs((pixels[i] & 255) - (frame[i] & 255))).as("pixel %d", i).isLessThan(16);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FrameFormat.class,
      names = {"MP4", "WEBM"})
  void thatVideoHoldsNoTransparencyIsTold(FrameFormat format) throws Exception {
    Path file = folder.resolve("clear." + format.extension());
    int[] frame = new int[32 * 32];
    Arrays.fill(frame, 0xFF123456);

    try (FrameWriter writer = FrameWriter.open(file, format, 32, 32, 10)) {
      writer.write(frame);
      assertThat(writer.notes()).isEmpty();
      frame[500] = 0xFE123456;
      writer.write(frame);
      assertThat(writer.notes())
          .containsExactly(
              (format == FrameFormat.MP4 ? "an MP4" : "a WebM")
                  + " holds no transparency, it lies on white");
    }
  }

  @ParameterizedTest
  @EnumSource(FrameFormat.class)
  void withoutFinishNothingIsLeftAndTheOldFileStays(FrameFormat format) throws Exception {
    Path file = folder.resolve("film." + format.extension());
    Files.writeString(file, "old");

    try (FrameWriter writer = FrameWriter.open(file, format, WIDTH, HEIGHT, 25)) {
      writer.write(smooth(WIDTH, HEIGHT, 0));
    }

    assertThat(names()).containsExactly(String.valueOf(file.getFileName()));
    assertThat(file).hasContent("old");
  }

  @ParameterizedTest
  @EnumSource(FrameFormat.class)
  void aMissingFolderIsNamed(FrameFormat format) {
    Path file = folder.resolve("absent").resolve("film." + format.extension());

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> FrameWriter.open(file, format, WIDTH, HEIGHT, 25))
        .withMessage(
            "Cannot save " + file + ": the folder " + file.getParent() + " does not exist.");
  }

  @Test
  void aSequenceIsNotLaidOverAnother() throws Exception {
    Files.writeString(folder.resolve("film-0007.png"), "old");
    Path file = folder.resolve("film.png");

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> FrameWriter.open(file, FrameFormat.PNG_SEQUENCE, WIDTH, HEIGHT, 25))
        .withMessage(
            "Cannot save "
                + file
                + ": film-0007.png exists already, choose another name or folder.");
    assertThat(names()).containsExactly("film-0007.png");
  }

  @Test
  void aVideoTooLargeForItsFormatIsRefused() {
    Path file = folder.resolve("film.mp4");

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> FrameWriter.open(file, FrameFormat.MP4, 5000, 4000, 25))
        .withMessageContaining("at most 4096 x 2304 pixels, found 5000 x 4000");
    assertThat(names()).isEmpty();
  }

  @Test
  void wrongUseIsNamed() throws Exception {
    Path file = folder.resolve("film.gif");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameWriter.open(file, FrameFormat.GIF, 0, 4, 25))
        .withMessage("no frame has 0 x 4 pixels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameWriter.open(file, FrameFormat.GIF, 4, 4, 0))
        .withMessage("frames per second must be 0.1 to 120, found 0.0");
    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.GIF, 4, 4, 25)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.write(new int[3]))
          .withMessage("a frame has 4 x 4 pixels, found 3");
      assertThatIllegalStateException().isThrownBy(writer::finish);
    }
  }

  @Test
  void aSequenceGoesToAFolderThatIsMadeForIt() throws Exception {
    Path frames = folder.resolve("frames");

    write(frames, FrameFormat.PNG_SEQUENCE, WIDTH, HEIGHT, 10, 2);

    assertThat(names()).containsExactly("frames");
    assertThat(frames).isDirectoryContaining("glob:**/frame-0001.png");
    assertThat(frames).isDirectoryContaining("glob:**/frame-0002.png");
    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> write(frames, FrameFormat.PNG_SEQUENCE, WIDTH, HEIGHT, 10, 2))
        .withMessageContaining("exists already, choose another name or folder");
    assertThat(FrameFormat.PNG_SEQUENCE.files(frames, 2))
        .isEqualTo("frames/frame-0001.png to frame-0002.png");
  }

  @Test
  void aFolderIsNotMadeInTheWayOfAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("frames"), "old");

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> FrameWriter.open(file, FrameFormat.PNG_SEQUENCE, WIDTH, HEIGHT, 10))
        .withMessage("Cannot save " + file + ": it is a file.");
    assertThat(file).hasContent("old");
  }

  @Test
  void aFolderIsForPictures() throws Exception {
    Path dotted = Files.createDirectory(folder.resolve("v1.2"));

    assertThat(FrameFormat.ofTarget(dotted)).contains(FrameFormat.PNG_SEQUENCE);
    assertThat(FrameFormat.ofTarget(folder.resolve("absent"))).contains(FrameFormat.PNG_SEQUENCE);
    assertThat(FrameFormat.ofTarget(folder.resolve("a.webm"))).contains(FrameFormat.WEBM);
    assertThat(FrameFormat.ofTarget(folder.resolve("a.avi"))).isEmpty();
  }

  @Test
  void theFilesOfAnAnimationAreNamed() {
    Path target = folder.resolve("way.PNG");
    assertThat(FrameFormat.PNG_SEQUENCE.files(target, 240))
        .isEqualTo("way-0001.png to way-0240.png");
    assertThat(FrameFormat.PNG_SEQUENCE.files(target, 1)).isEqualTo("way-0001.png");
    assertThat(FrameFormat.GIF.files(folder.resolve("way.gif"), 240)).isEqualTo("way.gif");
  }

  @ParameterizedTest
  @CsvSource({"a.MP4, MP4", "b.gif, GIF", "d.webm, WEBM", "c.png, PNG_SEQUENCE"})
  void theExtensionNamesTheFormat(String name, FrameFormat format) {
    assertThat(FrameFormat.ofName(name)).contains(format);
    assertThat(FrameFormat.ofName("film.avi")).isEmpty();
  }

  private static void write(
      Path file, FrameFormat format, int width, int height, double rate, int frames)
      throws SaveException {
    try (FrameWriter writer = FrameWriter.open(file, format, width, height, rate)) {
      for (int i = 0; i < frames; i++) {
        writer.write(smooth(width, height, i));
      }
      writer.finish();
    }
  }

  /** More than 256 colours, slowly moving. */
  private static int[] smooth(int width, int height, int time) {
    int[] frame = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 40 + 4 * x;
        int green = 200 - 4 * y;
        int blue = (int) (127 + 100 * Math.sin((x + y) / 14.0 + time / 3.0));
        frame[y * width + x] = 0xFF000000 | red << 16 | green << 8 | blue;
      }
    }
    return frame;
  }

  private static double meanError(BufferedImage image, int[] expected) {
    int[] found =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    long sum = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs(((expected[i] >> shift) & 0xFF) - ((found[i] >> shift) & 0xFF));
      }
    }
    return sum / (3.0 * expected.length);
  }

  /** Of the part that is not padding. */
  private static double meanError(Samples clip, int frame, int[] expected, int width) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      long row = (long) frame * clip.extent(1) + i / width;
      for (int c = 0; c < 3; c++) {
        int wanted = (expected[i] >> (16 - 8 * c)) & 0xFF;
        sum += Math.abs(wanted - 255 * clip.get(row * clip.extent(2) + i % width, c));
      }
    }
    return sum / (3.0 * expected.length);
  }

  private List<String> names() {
    File[] files = Objects.requireNonNull(folder.toFile().listFiles());
    return List.of(files).stream().map(File::getName).sorted().toList();
  }
}
