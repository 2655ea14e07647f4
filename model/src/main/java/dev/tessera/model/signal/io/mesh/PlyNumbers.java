package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringTokenizer;

/** The numbers behind the header of a PLY file, one after the other. */
@FunctionalInterface
interface PlyNumbers {
  /** The next number. */
  double next(PlyType type) throws IOException;

  /** Reads from behind the header. */
  static PlyNumbers of(PlyHeader header, InputStream in) {
    return switch (header.encoding()) {
      case ASCII -> new Words(new MeshLines(in, header.lines()));
      case BINARY_LITTLE_ENDIAN -> binary(in, ByteOrder.LITTLE_ENDIAN);
      case BINARY_BIG_ENDIAN -> binary(in, ByteOrder.BIG_ENDIAN);
    };
  }

  private static PlyNumbers binary(InputStream in, ByteOrder order) {
    byte[] bytes = new byte[8];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    return type -> {
      if (in.readNBytes(bytes, 0, type.bytes()) < type.bytes()) {
        throw BadMeshException.truncated();
      }
      return type.get(buffer);
    };
  }

  /** Numbers as text; lines do not matter. */
  final class Words implements PlyNumbers {
    private final MeshLines lines;
    private StringTokenizer words = new StringTokenizer("");

    Words(MeshLines lines) {
      this.lines = lines;
    }

    @Override
    public double next(PlyType type) throws IOException {
      if (!words.hasMoreTokens()) {
        words = lines.require();
      }
      return lines.number(words);
    }
  }
}
