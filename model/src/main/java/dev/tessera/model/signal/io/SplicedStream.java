package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** A stream of pieces of another and of bytes in between, so that a decoder sees a file of them. */
final class SplicedStream extends ImageInputStreamImpl {
  /**
   * A piece.
   *
   * @param bytes given here, or none where they come from the other stream
   * @param start where they begin there
   * @param length how many
   */
  record Piece(ByteBuffer bytes, long start, long length) {
    /** Bytes given as numbers from 0 to 255. */
    static Piece given(int... bytes) {
      ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
      for (int b : bytes) {
        buffer.put((byte) b);
      }
      return new Piece(buffer, 0, bytes.length);
    }

    /** Bytes of the other stream. */
    static Piece of(long start, long length) {
      return new Piece(ByteBuffer.allocate(0), start, length);
    }
  }

  private final SourceStream source;
  private final List<Piece> pieces;
  private final long[] starts;
  private int current;

  /** Closing it leaves the other open. */
  SplicedStream(SourceStream source, List<Piece> pieces) {
    this.source = source;
    this.pieces = List.copyOf(pieces);
    starts = new long[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      starts[i + 1] = starts[i] + pieces.get(i).length();
    }
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
    int done = 0;
    // All that is there, since readers of numbers take fewer bytes for the end of the file.
    while (done < count && streamPos < length()) {
      int n = piece(destination, offset + done, count - done);
      if (n < 0) {
        break;
      }
      streamPos += n;
      done += n;
    }
    return done == 0 && count > 0 ? -1 : done;
  }

  private int piece(byte[] destination, int offset, int count) throws IOException {
    while (streamPos < starts[current]) {
      current--;
    }
    while (streamPos >= starts[current + 1]) {
      current++;
    }
    Piece piece = pieces.get(current);
    long at = streamPos - starts[current];
    int n = (int) Math.min(count, piece.length() - at);
    if (piece.bytes().capacity() == 0) {
      source.seek(piece.start() + at);
      return source.read(destination, offset, n);
    }
    piece.bytes().get((int) at, destination, offset, n);
    return n;
  }

  @Override
  public long length() {
    return starts[pieces.size()];
  }
}
