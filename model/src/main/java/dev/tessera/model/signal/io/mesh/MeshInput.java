package dev.tessera.model.signal.io.mesh;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The file to read and whether to go on.
 *
 * @param path a regular file
 * @param size its length in bytes
 * @param cancelled asked at each refill of the buffer
 */
record MeshInput(Path path, long size, BooleanSupplier cancelled) {
  private static final int BUFFER = 1 << 16;

  /** Its bytes from the start, buffered. */
  InputStream openBinary() throws IOException {
    return new BufferedInputStream(new Cancellable(Files.newInputStream(path), cancelled), BUFFER);
  }

  /** As {@link #openBinary}; a byte order mark of UTF-8 is skipped. */
  InputStream open() throws IOException {
    InputStream in = openBinary();
    in.mark(BUFFER);
    if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
      in.reset();
    }
    return in;
  }

  /** Passes bytes on until it is told to stop. */
  private static final class Cancellable extends FilterInputStream {
    private final BooleanSupplier cancelled;

    Cancellable(InputStream in, BooleanSupplier cancelled) {
      super(in);
      this.cancelled = cancelled;
    }

    @Override
    public int read(byte[] destination, int offset, int count) throws IOException {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      return super.read(destination, offset, count);
    }
  }
}
