package dev.tessera.model.signal.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Refuses to go on once cancelled. */
final class CancellableStream extends FilterOutputStream {
  private final BooleanSupplier cancelled;

  CancellableStream(OutputStream out, BooleanSupplier cancelled) {
    super(out);
    this.cancelled = cancelled;
  }

  @Override
  public void write(int value) throws IOException {
    requireGoingOn();
    out.write(value);
  }

  @Override
  public void write(byte[] values, int offset, int length) throws IOException {
    requireGoingOn();
    out.write(values, offset, length);
  }

  private void requireGoingOn() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
