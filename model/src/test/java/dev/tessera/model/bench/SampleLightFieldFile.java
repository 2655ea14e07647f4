package dev.tessera.model.bench;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the sample light field that ships with the program, a ZIP of 7 x 7 views of 144 x 96
 * pixels: {@code SampleLightFieldFile OUT.zip}. The views are PPM, which a ZIP makes smaller than
 * PNG is for these textures.
 */
final class SampleLightFieldFile {
  private static final ViewGrid GRID = new ViewGrid(7, 7);

  private SampleLightFieldFile() {}

  public static void main(String[] arguments) throws Exception {
    TwoPlanesScene scene = new TwoPlanesScene(GRID, 96, 144);
    try (OutputStream file = Files.newOutputStream(Path.of(arguments[0]));
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (int v = 0; v < GRID.rows(); v++) {
        for (int u = 0; u < GRID.columns(); u++) {
          ZipEntry entry = new ZipEntry("view_%d_%d.ppm".formatted(v, u));
          entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
          out.putNextEntry(entry);
          out.write("P6\n144 96\n255\n".getBytes(StandardCharsets.US_ASCII));
          Samples view = scene.view(v, u).samples();
          ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(view.length()));
          view.copyTo(0, bytes, bytes.capacity());
          out.write(bytes.array());
          out.closeEntry();
        }
      }
    }
  }
}
