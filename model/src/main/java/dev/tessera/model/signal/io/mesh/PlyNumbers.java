package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers behind the header of a PLY file, one after the other. */
@FunctionalInterface
interface PlyNumbers {
  /** The next number. */
  double next(PlyType type) throws IOException;

  /** Reads from behind the header; in a text, lines do not matter. */
  static PlyNumbers of(PlyHeader header, ByteFeed in) {
    return switch (header.encoding()) {
      case ASCII -> {
        MeshText text = new MeshText(in, header.lines(), false);
        yield type -> {
          text.require();
          return text.number();
        };
      }
      case BINARY_LITTLE_ENDIAN -> binary(in, ByteOrder.LITTLE_ENDIAN);
      case BINARY_BIG_ENDIAN -> binary(in, ByteOrder.BIG_ENDIAN);
    };
  }

  private static PlyNumbers binary(ByteFeed in, ByteOrder order) {
    byte[] bytes = new byte[8];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    return type -> {
      in.read(bytes, type.bytes());
      return type.get(buffer);
    };
  }
}
