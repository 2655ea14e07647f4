package dev.tessera.model.signal.io.mesh;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The numbers of a PLY file, under their old and new names. */
enum PlyType {
  INT8(1, "char", "int8"),
  UINT8(1, "uchar", "uint8"),
  INT16(2, "short", "int16"),
  UINT16(2, "ushort", "uint16"),
  INT32(4, "int", "int32"),
  UINT32(4, "uint", "uint32"),
  FLOAT32(4, "float", "float32"),
  FLOAT64(8, "double", "float64");

  private final int bytes;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  PlyType(int bytes, String... names) {
    this.bytes = bytes;
    this.names = List.of(names);
  }

  static Optional<PlyType> of(String name) {
    return Arrays.stream(values()).filter(t -> t.names.contains(name)).findFirst();
  }

  /** Length of a number in a binary file. */
  int bytes() {
    return bytes;
  }

  /** The number at the start of a buffer; all are exact as double. */
  double get(ByteBuffer in) {
    return switch (this) {
      case INT8 -> in.get(0);
      case UINT8 -> in.get(0) & 0xFF;
      case INT16 -> in.getShort(0);
      case UINT16 -> in.getShort(0) & 0xFFFF;
      case INT32 -> in.getInt(0);
      case UINT32 -> in.getInt(0) & 0xFFFF_FFFFL;
      case FLOAT32 -> in.getFloat(0);
      case FLOAT64 -> in.getDouble(0);
    };
  }
}
