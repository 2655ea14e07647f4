package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Binary STL: 80 bytes of anything, the number of triangles, and for each a normal, three corners
 * and two bytes more; little-endian.
 *
 * <p>A header that promises more triangles than there are is refused, as the file was cut. One that
 * promises fewer, or none, is taken for a mistake of the program that wrote it, if whole triangles
 * follow to the end; what follows otherwise is no part of the mesh.
 */
final class StlBinaryReader {
  private static final int CORNERS = 12;

  private final byte[] row = new byte[MeshSignature.STL_TRIANGLE];
  private final ByteBuffer numbers = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
  private final int[] triangle = new int[3];
  private final MeshBuilder mesh = new MeshBuilder(() -> "triangle " + number());
  private long at;

  private StlBinaryReader() {}

  static MeshBuilder read(MeshInput input, MeshSignature signature) throws IOException {
    if (input.size() < MeshSignature.STL_HEADER) {
      throw BadMeshException.truncated();
    }
    long promised = signature.promisedTriangles();
    long bytes = input.size() - MeshSignature.STL_HEADER;
    long present = bytes / MeshSignature.STL_TRIANGLE;
    if (present < promised) {
      throw new BadMeshException(
          String.format(Locale.ROOT, "an STL file of %d triangles, as its header says", promised),
          "a file that ends after " + present);
    }
    boolean whole = bytes % MeshSignature.STL_TRIANGLE == 0;
    if (promised == 0 && present > 0 && !whole) {
      throw new BadMeshException(
          "whole triangles behind the header of an STL file, which says 0",
          "a file that ends within triangle " + (present + 1));
    }
    boolean all = present > promised && whole && areTriangles(input, promised, present);
    StlBinaryReader reader = new StlBinaryReader();
    reader.read(input, all ? present : promised);
    if (all) {
      reader.mesh.note(
          String.format(
              Locale.ROOT,
              "the header says %,d triangles, all %,d that follow were read",
              promised,
              present));
    } else if (bytes > promised * MeshSignature.STL_TRIANGLE) {
      reader.mesh.note(
          String.format(
              Locale.ROOT,
              "%,d bytes behind the last triangle were passed over",
              bytes - promised * MeshSignature.STL_TRIANGLE));
    }
    return reader.mesh;
  }

  /** Whether what stands behind the promised triangles can be triangles. */
  private static boolean areTriangles(MeshInput input, long promised, long present)
      throws IOException {
    StlBinaryReader reader = new StlBinaryReader();
    try (InputStream in = input.openBinary()) {
      in.skipNBytes(MeshSignature.STL_HEADER + promised * MeshSignature.STL_TRIANGLE);
      ByteFeed feed = new ByteFeed(in);
      for (long t = promised; t < present; t++) {
        feed.read(reader.row, MeshSignature.STL_TRIANGLE);
        for (int k = 0; k < 9; k++) {
          float value = reader.numbers.getFloat(CORNERS + 4 * k);
          if (!(Math.abs(value) <= MeshBuilder.LARGEST)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private void read(MeshInput input, long count) throws IOException {
    try (InputStream in = input.openBinary()) {
      ByteFeed feed = new ByteFeed(in);
      feed.read(new byte[MeshSignature.STL_HEADER], MeshSignature.STL_HEADER);
      for (at = 1; at <= count; at++) {
        feed.read(row, MeshSignature.STL_TRIANGLE);
        for (int k = 0; k < 3; k++) {
          int corner = CORNERS + 12 * k;
          triangle[k] =
              mesh.mergedVertex(
                  numbers.getFloat(corner),
                  numbers.getFloat(corner + 4),
                  numbers.getFloat(corner + 8));
        }
        mesh.face(triangle, 3);
      }
    }
  }

  private long number() {
    return at;
  }
}
