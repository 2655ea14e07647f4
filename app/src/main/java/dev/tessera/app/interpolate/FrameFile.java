package dev.tessera.app.interpolate;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * An animation that is written frame by frame on the pool and may be given up from any thread
 * meanwhile: nothing is left then.
 */
final class FrameFile {
  private final Path target;
  private final FrameFormat format;
  private final double framesPerSecond;
  private @Nullable FrameWriter writer;
  private boolean ended;

  /** Nothing is made before the first frame. */
  FrameFile(Path target, FrameFormat format, double framesPerSecond) {
    this.target = target;
    this.format = format;
    this.framesPerSecond = framesPerSecond;
  }

  Path target() {
    return target;
  }

  /**
   * Appends a frame; the first one decides the size.
   *
   * @throws CancellationException if it was given up
   */
  synchronized void write(Samples frame) throws SaveException {
    if (ended) {
      throw new CancellationException();
    }
    FrameWriter open = writer;
    if (open == null) {
      open = FrameWriter.open(target, format, frame.extent(1), frame.extent(0), framesPerSecond);
      writer = open;
    }
    open.write(Argb.pack(frame));
  }

  /** After the last frame: it appears under its name. */
  synchronized void finish() throws SaveException {
    FrameWriter open = writer;
    if (ended || open == null) {
      throw new CancellationException();
    }
    open.finish();
    giveUp();
  }

  /** Frees what it holds; unless it was finished, nothing is left of it. */
  synchronized void giveUp() throws SaveException {
    ended = true;
    FrameWriter open = writer;
    writer = null;
    if (open != null) {
      open.close();
    }
  }
}
