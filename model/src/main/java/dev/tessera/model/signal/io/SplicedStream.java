package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.PngChunks.Chunk;
import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** A PNG file of some of the chunks of another, each as it stands there. */
final class SplicedStream extends ImageInputStreamImpl {
  private static final byte[] BEGINNING = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] END = {
    0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82
  };

  private final SourceStream source;
  private final List<Chunk> chunks;
  private final long[] starts;
  private int current;

  private SplicedStream(SourceStream source, List<Chunk> chunks) {
    this.source = source;
    this.chunks = chunks;
    starts = new long[chunks.size() + 1];
    starts[0] = BEGINNING.length;
    for (int i = 0; i < chunks.size(); i++) {
      starts[i + 1] = starts[i] + chunks.get(i).end() - chunks.get(i).start();
    }
  }

  /** Closing it leaves the other open. */
  static SplicedStream of(SourceStream source, List<Chunk> chunks) {
    return new SplicedStream(source, chunks);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] destination, int offset, int count) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (count == 0) {
      return 0;
    }
    int n = piece(destination, offset, count);
    streamPos += Math.max(0, n);
    return n;
  }

  private int piece(byte[] destination, int offset, int count) throws IOException {
    if (streamPos < BEGINNING.length) {
      return copy(BEGINNING, (int) streamPos, destination, offset, count);
    }
    long end = starts[chunks.size()];
    if (streamPos >= end) {
      return copy(END, (int) Math.min(END.length, streamPos - end), destination, offset, count);
    }
    while (streamPos < starts[current]) {
      current--;
    }
    while (streamPos >= starts[current + 1]) {
      current++;
    }
    source.seek(chunks.get(current).start() + streamPos - starts[current]);
    return source.read(destination, offset, (int) Math.min(count, starts[current + 1] - streamPos));
  }

  private static int copy(byte[] from, int at, byte[] destination, int offset, int count) {
    int n = Math.min(count, from.length - at);
    System.arraycopy(from, at, destination, offset, n);
    return n == 0 ? -1 : n;
  }

  @Override
  public long length() {
    return starts[chunks.size()] + END.length;
  }
}
