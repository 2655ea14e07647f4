package dev.tessera.model.archive.codebook;

import dev.tessera.assets.Assets;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Pictures and code-books that several tests look at. */
final class CodedPictures {
  static final long MOST_PIXELS = 1 << 24;

  /** The shipped network, read once. */
  static final CodingNetwork NETWORK = CodingNetworks.shipped();

  private static final Samples DOGS = dogs();

  private CodedPictures() {}

  private static Samples dogs() {
    try (InputStream stream =
        Assets.open(
            Assets.samples().stream()
                .filter(s -> s.name().equals("dogs.jpg"))
                .findAny()
                .orElseThrow())) {
      return ImageFiles.read(stream, "dogs", AlphaMode.KEEP, Long.MAX_VALUE, () -> false).samples();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SignalFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A part of a shipped photograph that shows fur, grass and an edge. */
  static GridSignal photograph(int height, int width, int channels) {
    int top = DOGS.extent(0) / 3;
    int left = DOGS.extent(1) / 3;
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      long at = (long) (top + pixel / width) * DOGS.extent(1) + left + pixel % width;
      values[i] = DOGS.get(at, i % channels % 3);
    }
    Samples samples = Samples.of(new int[] {height, width}, channels, values);
    return new GridSignal("part", samples, 8);
  }

  /** The same part seen by a camera that moves by a pixel to the right and half of one down. */
  static GridSignal clip(int frames, int height, int width, int channels) {
    Samples whole = photograph(2 * height + frames, 2 * (width + frames), channels).samples();
    float[] values = new float[frames * height * width * channels];
    for (int i = 0; i < values.length; i++) {
      int frame = i / (height * width * channels);
      int y = 2 * (i / channels / width % height) + frame;
      int x = 2 * (i / channels % width + frame);
      float sum = 0;
      for (int corner = 0; corner < 4; corner++) {
        long at = (long) (y + corner / 2) * whole.extent(1) + x + corner % 2;
        sum += whole.get(Math.min(whole.count() - 1, at), i % channels);
      }
      values[i] = Math.round(255 * sum / 4) / 255f;
    }
    return new GridSignal(
        "clip", Samples.of(new int[] {frames, height, width}, channels, values), 8);
  }

  /** A frame of a clip as a picture. */
  static GridSignal frame(GridSignal clip, int frame) {
    int length = clip.height() * clip.width() * clip.samples().channels();
    float[] values = new float[length];
    clip.samples().copyTo((long) frame * length, values, 0, length);
    int[] extent = {clip.height(), clip.width()};
    return new GridSignal("frame", Samples.of(extent, clip.samples().channels(), values), 8);
  }

  static Compressed compressed(GridSignal picture, double step) {
    return new Compressor(picture, NETWORK).withSteps(step, CodingWatch.none());
  }

  static Samples decoded(CodeBook book, double scale) throws ArchiveFormatException {
    return new CodeBookDecoder(book, NETWORK, "X.tsra").decode(scale, CodingWatch.none());
  }

  /** The values of all frames in 8 bits. */
  static byte[] frames(CodeBook book, double scale) throws ArchiveFormatException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    new CodeBookDecoder(book, NETWORK, "X.tsra")
        .decode(scale, (frame, picture) -> all.writeBytes(bytes(picture)), CodingWatch.none());
    return all.toByteArray();
  }

  /** The values in 8 bits. */
  static byte[] bytes(Samples samples) {
    byte[] bytes = new byte[(int) samples.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * samples.get(i));
    }
    return bytes;
  }

  /** Gives altered bytes the checksum that they would have had. */
  static byte[] sealed(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - Integer.BYTES);
    ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
    return bytes;
  }
}
