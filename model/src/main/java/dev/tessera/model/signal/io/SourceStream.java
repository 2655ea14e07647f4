package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/**
 * Encoded bytes for the decoders, from a file through a window of its own (no cache file, no global
 * ImageIO setting) or from memory. Every refill asks whether the reading was cancelled.
 */
final class SourceStream extends ImageInputStreamImpl {
  private static final int WINDOW = 1 << 16;

  private final @Nullable FileChannel channel;
  private final long length;
  private final BooleanSupplier cancelled;
  private final ByteBuffer window;
  private long windowStart;

  private SourceStream(
      @Nullable FileChannel channel, long length, ByteBuffer window, BooleanSupplier cancelled) {
    this.channel = channel;
    this.length = length;
    this.window = window;
    this.cancelled = cancelled;
  }

  static SourceStream of(Path path, BooleanSupplier cancelled) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
      return new SourceStream(channel, channel.size(), window, cancelled);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static SourceStream of(byte[] bytes, BooleanSupplier cancelled) {
    return new SourceStream(null, bytes.length, ByteBuffer.wrap(bytes), cancelled);
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (!fill()) {
      return -1;
    }
    return window.get((int) (streamPos++ - windowStart)) & 0xFF;
  }

  @Override
  public int read(byte[] destination, int offset, int count) throws IOException {
    checkClosed();
    bitOffset = 0;
    int done = 0;
    // All that is there, since readers of numbers take fewer bytes for the end of the file.
    while (done < count && fill()) {
      int at = (int) (streamPos - windowStart);
      int n = Math.min(count - done, window.limit() - at);
      window.get(at, destination, offset + done, n);
      streamPos += n;
      done += n;
    }
    return done == 0 && count > 0 ? -1 : done;
  }

  /**
   * Some bytes; the position is left behind them.
   *
   * @throws BadImageException if the file ends before
   */
  byte[] bytes(long start, long count) throws IOException {
    if (start + count > length) {
      throw BadImageException.truncated();
    }
    byte[] bytes = new byte[Math.toIntExact(count)];
    seek(start);
    readFully(bytes);
    return bytes;
  }

  private boolean fill() throws IOException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    if (streamPos >= windowStart && streamPos < windowStart + window.limit()) {
      return true;
    }
    if (channel == null || streamPos >= length) {
      return false;
    }
    window.clear();
    int n = 0;
    while (n >= 0 && window.hasRemaining()) {
      n = channel.read(window, streamPos + window.position());
    }
    windowStart = streamPos;
    window.flip();
    return window.limit() > 0;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (channel != null) {
      channel.close();
    }
  }
}
