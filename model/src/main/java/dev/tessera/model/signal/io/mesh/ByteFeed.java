package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a stream one by one, with a look ahead; quicker than a stream's own methods. */
final class ByteFeed {
  /** What stands behind the last byte. */
  static final int END = -1;

  private static final int SIZE = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private int at;
  private int end;

  ByteFeed(InputStream in) {
    this.in = in;
  }

  /** The next byte, 0 to 255, which stays; {@link #END} if there is none. */
  int peek() throws IOException {
    return at < end || fill(1) ? buffer[at] & 0xFF : END;
  }

  /**
   * The byte behind others.
   *
   * @param ahead how many others, less than 65536
   */
  int peek(int ahead) throws IOException {
    return end - at > ahead || fill(ahead + 1) ? buffer[at + ahead] & 0xFF : END;
  }

  /** The next byte, 0 to 255; {@link #END} if there is none. */
  int next() throws IOException {
    return at < end || fill(1) ? buffer[at++] & 0xFF : END;
  }

  /**
   * Fills an array.
   *
   * @throws BadMeshException if the file ends before
   */
  void read(byte[] to, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (at == end && !fill(1)) {
        throw BadMeshException.truncated();
      }
      int n = Math.min(count - done, end - at);
      System.arraycopy(buffer, at, to, done, n);
      at += n;
      done += n;
    }
  }

  private boolean fill(int needed) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end < needed) {
      int n = in.read(buffer, end, SIZE - end);
      if (n < 0) {
        return false;
      }
      end += n;
    }
    return true;
  }
}
