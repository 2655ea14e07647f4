package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a WebP file, or of one of its frames. */
final class WebpChunks {
  static final int LOSSY = fourcc("VP8 ");
  static final int LOSSLESS = fourcc("VP8L");
  static final int EXTENDED = fourcc("VP8X");
  static final int ALPHA = fourcc("ALPH");
  static final int FRAME = fourcc("ANMF");
  static final int PROFILE = fourcc("ICCP");
  static final int EXIF = fourcc("EXIF");

  /** Of a RIFF file: its name, its length, and the name of what it holds. */
  static final int RIFF_HEADER = 12;

  private static final int CHUNK_HEADER = 8;

  /**
   * A chunk.
   *
   * @param data where its data begin, bytes from the start of the file
   * @param length of its data
   */
  record Chunk(int type, long data, long length) {
    long end() {
      return data + length + (length & 1);
    }
  }

  private final SourceStream in;
  private final List<Chunk> chunks;

  private WebpChunks(SourceStream in, List<Chunk> chunks) {
    this.in = in;
    this.chunks = chunks;
  }

  /** The chunks of a file. */
  static WebpChunks of(SourceStream in) throws IOException {
    return within(in, RIFF_HEADER, in.length());
  }

  /** The chunks of a part of a file; one that reaches beyond its end is the last. */
  static WebpChunks within(SourceStream in, long start, long end) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    List<Chunk> chunks = new ArrayList<>();
    long position = start;
    while (position + CHUNK_HEADER <= end) {
      in.seek(position);
      Chunk chunk = new Chunk(in.readInt(), position + CHUNK_HEADER, in.readUnsignedInt());
      chunks.add(chunk);
      position = chunk.end();
    }
    return new WebpChunks(in, chunks);
  }

  private static int fourcc(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  /** The first chunk of all, absent from a file that ends before one. */
  Optional<Chunk> first() {
    return chunks.stream().findFirst();
  }

  /** The first chunk of a type. */
  Optional<Chunk> first(int type) {
    return chunks.stream().filter(c -> c.type() == type).findFirst();
  }

  /** All chunks of a type, in order. */
  List<Chunk> all(int type) {
    return chunks.stream().filter(c -> c.type() == type).toList();
  }

  /** The first chunk of compressed pixels. */
  Chunk picture() throws BadImageException {
    return chunks.stream()
        .filter(c -> c.type() == LOSSY || c.type() == LOSSLESS)
        .findFirst()
        .orElseThrow(() -> new BadImageException("a WebP image", "no pixels in it"));
  }

  /** The data of a chunk. */
  byte[] bytes(Chunk chunk) throws IOException {
    return in.bytes(chunk.data(), chunk.length());
  }
}
