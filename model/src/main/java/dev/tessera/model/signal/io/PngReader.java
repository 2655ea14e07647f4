package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.PngChunks.Chunk;
import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PNG: Java's reader is given the chunks that hold pixels and nothing else, for it stumbles over
 * damaged ones that the picture does not need, heeds no description of colours, and loses the
 * transparent value of grey pictures of less than 8 bits. What those chunks say is read here.
 */
final class PngReader {
  /** Deflate makes no more of a byte than this. */
  private static final long MOST_INFLATED = 1032;

  private final Decoding decoding;
  private final PngHeader header;
  private final PngChunks chunks;

  private PngReader(Decoding decoding) throws IOException {
    this.decoding = decoding;
    header = PngHeader.of(decoding.in());
    chunks = PngChunks.of(decoding.in());
  }

  static PixelRows rows(Decoding decoding) throws IOException {
    PngReader reader = new PngReader(decoding);
    reader.requirePlausible();
    if (reader.chunks.beforeData(PngChunks.ANIMATION).isPresent()) {
      decoding.note("the still picture of an animation is read");
    }
    return PngColour.of(reader.chunks, decoding).toSrgb(reader.stored());
  }

  private void requirePlausible() throws IOException {
    long compressed = chunks.data().stream().mapToLong(Chunk::length).sum();
    if (header.rawBytes() > MOST_INFLATED * compressed) {
      throw new BadImageException(
          "pixels for the size that the header says",
          compressed == 0 ? "none" : "too few in " + compressed + " bytes");
    }
    chunks.requireSoundData();
  }

  private PixelRows stored() throws IOException {
    boolean indexed = header.type() == PngHeader.INDEXED;
    Optional<Chunk> transparent = chunks.beforeData(PngChunks.TRNS).filter(c -> c.length() > 0);
    List<Piece> needed = new ArrayList<>();
    needed.add(PngChunks.BEGINNING);
    needed.add(sound(chunks.first(PngChunks.IHDR).orElseThrow(BadImageException::truncated)));
    if (indexed) {
      needed.add(sound(palette()));
      if (transparent.isPresent()) {
        needed.add(sound(transparent.get()));
      }
    }
    chunks.data().forEach(data -> needed.add(data.piece()));
    needed.add(PngChunks.END);
    BufferedImage image;
    try (SplicedStream in = new SplicedStream(decoding.in(), needed)) {
      image = ImageIoDecoder.decode(decoding, in);
    }
    PixelRows rows = PixelAccess.of(image);
    return indexed || transparent.isEmpty() || header.type() > PngHeader.INDEXED
        ? rows
        : keyed(rows, transparent.get());
  }

  private Chunk palette() throws BadImageException {
    Chunk palette =
        chunks
            .beforeData(PngChunks.PLTE)
            .orElseThrow(() -> new BadImageException("indexed colours with a palette", "none"));
    if (palette.length() < 3 || palette.length() > 3 * 256 || palette.length() % 3 != 0) {
      throw new BadImageException(
          "a palette of 1 to 256 colours", "one of " + palette.length() + " bytes");
    }
    return palette;
  }

  private Piece sound(Chunk chunk) throws IOException {
    if (!chunks.isSound(chunk)) {
      throw PngChunks.damaged(chunk);
    }
    return chunk.piece();
  }

  /** One value, or colour, of the picture is transparent; it is written in 16 bits each. */
  private PixelRows keyed(PixelRows rows, Chunk transparent) throws IOException {
    byte[] bytes = chunks.bytes(transparent);
    if (bytes.length < 2 * header.channels()) {
      decoding.note("its transparent colour is cut off and ignored");
      return rows;
    }
    int largest = (1 << header.depth()) - 1;
    float[] key = new float[header.channels()];
    for (int c = 0; c < key.length; c++) {
      int value = (bytes[2 * c] & 0xFF) << 8 | (bytes[2 * c + 1] & 0xFF);
      key[c] = (value & largest) / (float) largest;
    }
    return rows.keyed(key);
  }
}
