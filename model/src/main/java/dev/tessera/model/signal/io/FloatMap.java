package dev.tessera.model.signal.io;

import dev.tessera.model.signal.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Writes a portable float map (PFM): a text header with the size, then the values as they are, 4
 * bytes each with the low byte first, from the bottom row to the top one.
 */
public final class FloatMap {
  /** Usual extension in lower case without the dot. */
  public static final String EXTENSION = "pfm";

  private FloatMap() {}

  /**
   * Writes a map; the file appears whole or not at all.
   *
   * @param map (height, width, 1), any values
   * @param cancelled asked often, from this thread
   * @throws SaveException if the target cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException once cancelled says so; likewise
   */
  public static void write(Samples map, Path file, BooleanSupplier cancelled) throws SaveException {
    if (map.dimensions() != 2 || map.channels() != 1) {
      throw new IllegalArgumentException("a map is (height, width, 1), found " + map);
    }
    AtomicFile.stream(file, out -> write(map, out), cancelled);
  }

  private static void write(Samples map, OutputStream out) throws IOException {
    int height = map.extent(0);
    int width = map.extent(1);
    String header = "Pf\n" + width + " " + height + "\n-1.0\n";
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    float[] row = new float[width];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = height - 1; y >= 0; y--) {
      map.copyTo((long) y * width, row, 0, width);
      bytes.clear().asFloatBuffer().put(row);
      out.write(bytes.array());
    }
  }
}
