package dev.tessera.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CutCommandTest {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 100;

  @TempDir private Path root = Path.of("");

  private Path tiff(boolean tiled) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, colour(x, y));
      }
    }
    Path file = root.resolve("big.tif");
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
    ImageWriter writer = writers.next();
    while (!writer.getDefaultWriteParam().canWriteTiles()) {
      writer = writers.next();
    }
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (tiled) {
      param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      param.setTiling(32, 16, 0, 0);
    }
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    writer.dispose();
    return file;
  }

  private static int colour(int x, int y) {
    return 0xff000000 | (x << 16) | (y << 8) | ((x * y) & 0xff);
  }

  @Test
  void piecesAreThePartsOfThePicture() throws Exception {
    Path out = root.resolve("pieces");
    ClusterRun run = new ClusterRun("local[2]");
    assertThat(run.run("cut", tiff(true), "--out", out, "--side", 64)).as(run.err()).isZero();
    assertThat(run.out()).startsWith(out + ": 6 pieces");
    try (Stream<Path> all = Files.list(out)) {
      assertThat(all).hasSize(6);
    }
    BufferedImage last = ImageIO.read(out.resolve("big.tif.r0001c0002.png").toFile());
    assertThat(last.getWidth()).isEqualTo(WIDTH - 128);
    assertThat(last.getHeight()).isEqualTo(HEIGHT - 64);
    for (int y = 0; y < last.getHeight(); y++) {
      for (int x = 0; x < last.getWidth(); x++) {
        assertThat(last.getRGB(x, y)).isEqualTo(colour(128 + x, 64 + y));
      }
    }
  }

  @Test
  void whatIsNotInTilesIsToldInASentence() throws Exception {
    Path strips = tiff(false);
    refuses("Cannot read " + strips + ": expected a TIFF in tiles, found one in strips.", strips);
    Path missing = root.resolve("missing.tif");
    refuses(
        "Cannot read " + missing + ": expected a TIFF in tiles, found no such file.",
        missing);
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeAnythingIsConnected() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    ClusterRun run = new ClusterRun("");
    assertThat(run.run("cut", tiff(true), "--out", file)).isEqualTo(3);
    assertThat(run.err()).startsWith("tessera-cluster: Cannot save " + file + ": ");
  }

  @Test
  void aSideThatIsTooSmallIsToldBeforeAnythingIsConnected() throws Exception {
    ClusterRun run = new ClusterRun("");
    assertThat(run.run("cut", tiff(true), "--out", root.resolve("pieces"), "--side", 8))
        .isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("tessera-cluster: --side must be 16 to 16384, found 8.");
  }

  private void refuses(String sentence, Path picture) {
    ClusterRun run = new ClusterRun("local[1]");
    assertThat(run.run("cut", picture, "--out", root.resolve("pieces"))).isEqualTo(2);
    assertThat(run.err()).isEqualToIgnoringNewLines("tessera-cluster: " + sentence);
  }
}
