package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The chunks of a PNG file, found without decoding them. */
final class PngChunks {
  static final int IHDR = 0x49484452;
  static final int PLTE = 0x504C5445;
  static final int IDAT = 0x49444154;
  static final int TRNS = 0x74524E53;
  static final int CICP = 0x63494350;
  static final int ICCP = 0x69434350;
  static final int SRGB = 0x73524742;
  static final int GAMA = 0x67414D41;
  static final int CHRM = 0x6348524D;
  static final int EXIF = 0x65584966;
  static final int ANIMATION = 0x6163544C;

  /** What a file begins with. */
  static final Piece BEGINNING = Piece.given(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');

  /** The chunk that a file ends with. */
  static final Piece END = Piece.given(0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82);

  private static final int IEND = 0x49454E44;
  private static final int SIGNATURE = 8;
  private static final int BUFFER = 1 << 14;

  /**
   * A chunk.
   *
   * @param start where it begins with its length, bytes from the start of the file
   * @param length of its data
   */
  record Chunk(int type, long start, long length) {
    private static final int FRAME = 12;

    /** Where its data begin. */
    long data() {
      return start + 8;
    }

    /** Where the next chunk begins. */
    long end() {
      return start + FRAME + length;
    }

    /** All of it, as a part of a file. */
    Piece piece() {
      return Piece.of(start, end() - start);
    }

    String name() {
      StringBuilder name = new StringBuilder();
      for (int shift = 24; shift >= 0; shift -= 8) {
        name.append((char) ((type >> shift) & 0xFF));
      }
      return name.toString();
    }
  }

  private final SourceStream in;
  private final List<Chunk> chunks;
  private final boolean complete;

  private PngChunks(SourceStream in, List<Chunk> chunks, boolean complete) {
    this.in = in;
    this.chunks = chunks;
    this.complete = complete;
  }

  /** Walks a file up to its end mark, or as far as it goes. */
  static PngChunks of(SourceStream in) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long position = SIGNATURE;
    while (position + 8 <= in.length()) {
      in.seek(position);
      long length = in.readUnsignedInt();
      Chunk chunk = new Chunk(in.readInt(), position, length);
      chunks.add(chunk);
      position = chunk.end();
      if (chunk.type() == IEND) {
        break;
      }
    }
    boolean ended = !chunks.isEmpty() && chunks.get(chunks.size() - 1).type() == IEND;
    return new PngChunks(in, chunks, ended && position <= in.length());
  }

  /** Fails unless the chunks reach an end mark. */
  void requireComplete() throws BadImageException {
    if (!complete) {
      throw BadImageException.truncated();
    }
  }

  /** The first chunk of a type. */
  Optional<Chunk> first(int type) {
    return chunks.stream().filter(c -> c.type() == type).findFirst();
  }

  /** The first chunk of a type, if it stands before the picture as it must. */
  Optional<Chunk> beforeData(int type) {
    return chunks.stream()
        .takeWhile(c -> c.type() != IDAT)
        .filter(c -> c.type() == type)
        .findFirst();
  }

  /** All chunks of compressed pixels, in order. */
  List<Chunk> data() {
    return chunks.stream().filter(c -> c.type() == IDAT).toList();
  }

  /** The data of a chunk. */
  byte[] bytes(Chunk chunk) throws IOException {
    return in.bytes(chunk.data(), chunk.length());
  }

  /** Whether a chunk's check sum is that of its data. */
  boolean isSound(Chunk chunk) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[BUFFER];
    in.seek(chunk.start() + 4);
    for (long left = chunk.length() + 4; left > 0; ) {
      int n = (int) Math.min(left, buffer.length);
      in.readFully(buffer, 0, n);
      sum.update(buffer, 0, n);
      left -= n;
    }
    return in.readUnsignedInt() == sum.getValue();
  }

  /**
   * Fails if the compressed pixels are damaged: where a check sum is wrong, the one of the
   * compression decides.
   */
  void requireSoundData() throws IOException {
    for (Chunk chunk : data()) {
      if (!isSound(chunk)) {
        requireInflatable(chunk);
        return;
      }
    }
  }

  private void requireInflatable(Chunk suspect) throws IOException {
    Inflater inflater = new Inflater();
    byte[] inflated = new byte[BUFFER];
    try {
      for (Chunk chunk : data()) {
        inflater.setInput(bytes(chunk));
        while (!inflater.finished() && !inflater.needsInput()) {
          if (inflater.inflate(inflated) == 0 && inflater.needsDictionary()) {
            throw damaged(suspect);
          }
        }
      }
      if (!inflater.finished()) {
        throw damaged(suspect);
      }
    } catch (DataFormatException e) {
      throw damaged(suspect);
    } finally {
      inflater.end();
    }
  }

  /** Says that a chunk holds something else than was written. */
  static BadImageException damaged(Chunk chunk) {
    return new BadImageException(
        "an undamaged PNG image",
        "a wrong check sum of the chunk " + chunk.name() + " at byte " + chunk.start());
  }
}
