package dev.tessera.model.signal.io;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Stops a decoder when the reading was cancelled, and notes its warnings of a missing end. */
final class DecodingWatch implements IIOReadProgressListener, IIOReadWarningListener {
  private final BooleanSupplier cancelled;
  private boolean aborted;
  private boolean endMissing;

  DecodingWatch(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  void requireComplete() throws BadImageException {
    if (aborted || cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    if (endMissing) {
      throw BadImageException.truncated();
    }
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    endMissing |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    if (cancelled.getAsBoolean()) {
      aborted = true;
      source.abort();
    }
  }

  @Override
  public void readAborted(ImageReader source) {
    aborted = true;
  }

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}
}
