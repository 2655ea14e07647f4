package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.PngChunks.Chunk;
import dev.tessera.model.signal.io.RgbEncoding.Chromaticity;
import dev.tessera.model.signal.io.RgbEncoding.Curve;
import dev.tessera.model.signal.io.RgbEncoding.Primaries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * What a PNG file says about its colours, the strongest word first as the format has it: cICP,
 * iCCP, sRGB, then gAMA and cHRM. A word that is damaged is noted and passed over.
 */
final class PngColour {
  private static final int LONGEST_NAME = 79;
  private static final int LONGEST_PROFILE = 16_000_000;
  private static final double UNIT = 100_000;

  private final PngChunks chunks;
  private final Decoding decoding;

  private PngColour(PngChunks chunks, Decoding decoding) {
    this.chunks = chunks;
    this.decoding = decoding;
  }

  static PngColour of(PngChunks chunks, Decoding decoding) {
    return new PngColour(chunks, decoding);
  }

  /** Converts rows to sRGB. */
  PixelRows toSrgb(PixelRows rows) throws IOException {
    try {
      Optional<Chunk> points = chunks.beforeData(PngChunks.CICP);
      if (points.isPresent()) {
        byte[] code = exactly(points.get(), 4);
        return CodePoints.encoding(code[0] & 0xFF, code[1] & 0xFF).toSrgb(rows);
      }
    } catch (BadProfileException e) {
      note("cICP", e);
    }
    try {
      Optional<Chunk> profile = chunks.beforeData(PngChunks.ICCP);
      if (profile.isPresent()) {
        return ProfiledRows.of(rows, inflated(chunks.bytes(profile.get())));
      }
    } catch (BadProfileException e) {
      note("iCCP", e);
    }
    try {
      return chunks.beforeData(PngChunks.SRGB).isPresent() ? rows : byNumbers(rows);
    } catch (BadProfileException e) {
      note("gAMA or cHRM", e);
      return rows;
    }
  }

  private void note(String chunk, BadProfileException e) {
    decoding.note("its description of colours in " + chunk + " " + e.getMessage() + ", ignored");
  }

  private static byte[] inflated(byte[] chunk) throws BadProfileException {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    if (name > LONGEST_NAME || name + 2 > chunk.length || chunk[name + 1] != 0) {
      throw new BadProfileException("is damaged");
    }
    int start = name + 2;
    try (InflaterInputStream profile =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      return profile.readNBytes(LONGEST_PROFILE);
    } catch (IOException e) {
      throw new BadProfileException("is damaged");
    }
  }

  private PixelRows byNumbers(PixelRows rows) throws IOException, BadProfileException {
    Curve curve = Curve.SRGB;
    Optional<Chunk> gamma = chunks.beforeData(PngChunks.GAMA);
    if (gamma.isPresent()) {
      double exponent = numbers(gamma.get(), 1)[0];
      if (!(exponent > 0)) {
        throw new BadProfileException("is damaged");
      }
      curve = Curve.power(1 / exponent);
    }
    Primaries primaries = Primaries.SRGB;
    Optional<Chunk> chromaticities = chunks.beforeData(PngChunks.CHRM);
    if (chromaticities.isPresent()) {
      double[] n = numbers(chromaticities.get(), 8);
      primaries =
          new Primaries(
              new Chromaticity(n[2], n[3]),
              new Chromaticity(n[4], n[5]),
              new Chromaticity(n[6], n[7]),
              new Chromaticity(n[0], n[1]));
    }
    return new RgbEncoding(primaries, curve).toSrgb(rows);
  }

  private double[] numbers(Chunk chunk, int count) throws IOException, BadProfileException {
    ByteBuffer bytes = ByteBuffer.wrap(exactly(chunk, 4 * count));
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (bytes.getInt() & 0xFFFF_FFFFL) / UNIT;
    }
    return numbers;
  }

  private byte[] exactly(Chunk chunk, int length) throws IOException, BadProfileException {
    if (chunk.length() != length) {
      throw new BadProfileException("is damaged");
    }
    return chunks.bytes(chunk);
  }
}
