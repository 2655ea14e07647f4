package dev.tessera.model.signal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.GridSignal;
import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/** Adobe's way: ink levels stored inverted, marked by an APP14 segment. */
final class CmykJpegTest {
  @Test
  void inkBecomesRgb() throws Exception {
    GridSignal white = TestImages.read(cmyk(0, 0, 0, 0));
    GridSignal black = TestImages.read(cmyk(0, 0, 0, 255));
    GridSignal red = TestImages.read(cmyk(0, 255, 255, 0));

    assertThat(white.samples().channels()).isEqualTo(3);
    assertThat(white.samples().get(0)).isCloseTo(1, within(0.02f));
    assertThat(black.samples().get(0)).isLessThan(0.2f);
    assertThat(red.samples().get(0, 0)).isGreaterThan(0.8f);
    assertThat(red.samples().get(0, 1)).isLessThan(0.2f);
    assertThat(red.samples().get(0, 2)).isLessThan(0.2f);
  }

  @Test
  void theHeaderSaysCmyk() throws Exception {
    try (SourceStream in = SourceStream.of(cmyk(0, 0, 0, 0), () -> false)) {
      ImageInfo info = Headers.read(in);
      assertThat(info.colour()).isEqualTo("CMYK");
      assertThat(info.channels()).isEqualTo(3);
    }
  }

  private static byte[] cmyk(int... ink) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, new Point());
    int[] inverted = Arrays.stream(ink).map(v -> 255 - v).toArray();
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, inverted);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = rasterWriter();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return markedByAdobe(bytes.toByteArray());
  }

  private static byte[] markedByAdobe(byte[] jpeg) {
    byte[] adobe = TestImages.bytes(0xFF, 0xEE, 0, 14, "Adobe", 0, 100, 0, 0, 0, 0, 0);
    return TestImages.bytes(0xFF, 0xD8, adobe, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static ImageWriter rasterWriter() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    while (!writer.canWriteRasters()) {
      writer = writers.next();
    }
    return writer;
  }
}
