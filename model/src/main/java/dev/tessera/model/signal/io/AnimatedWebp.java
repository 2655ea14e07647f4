package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * An animated WebP, frame after frame: each is laid over the canvas or replaces a part of it, and a
 * part may become transparent again before the next. The background colour is passed over, as
 * browsers do.
 */
public final class AnimatedWebp implements Closeable {
  /** Frames that are shown for less are shown for {@link #USUAL}, as browsers do. */
  private static final int SHORTEST = 11;

  private static final int USUAL = 100;

  private final SourceStream in;
  private final BooleanSupplier cancelled;
  private final ImageInfo info;
  private final List<WebpFrame> frames;
  private final boolean cut;
  private final boolean profiled;
  private final byte[] canvas;
  private int drawn;

  private AnimatedWebp(SourceStream in, BooleanSupplier cancelled) throws IOException {
    this.in = in;
    this.cancelled = cancelled;
    info = WebpHeader.read(in);
    WebpChunks chunks = WebpChunks.of(in);
    List<Chunk> found = chunks.all(WebpChunks.FRAME);
    List<Chunk> whole = found.stream().filter(c -> c.data() + c.length() <= in.length()).toList();
    cut = whole.size() < found.size() || !WebpHeader.isComplete(in);
    profiled = chunks.first(WebpChunks.PROFILE).isPresent();
    frames = new ArrayList<>();
    for (Chunk chunk : whole) {
      frames.add(WebpFrame.of(in, chunk, info.storedWidth(), info.storedHeight()));
    }
    long bytes = 4L * info.storedWidth() * info.storedHeight();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new BadImageException(
          "frames of at most 536 million pixels",
          "frames of " + info.storedWidth() + " x " + info.storedHeight());
    }
    canvas = new byte[(int) bytes];
  }

  /**
   * Opens an animation; its frames are listed and not yet decoded.
   *
   * @param file an animated WebP
   * @param cancelled asked often, from the reading thread
   * @throws IOException if the file cannot be read as one; the message completes "found ..."
   */
  public static AnimatedWebp open(Path file, BooleanSupplier cancelled) throws IOException {
    SourceStream in = SourceStream.of(file, cancelled);
    try {
      return new AnimatedWebp(in, cancelled);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Pixels of the canvas from left to right. */
  public int width() {
    return info.storedWidth();
  }

  /** Pixels of the canvas from top to bottom. */
  public int height() {
    return info.storedHeight();
  }

  /** Frames that the file holds whole. */
  public int frames() {
    return frames.size();
  }

  /** Milliseconds that a frame is shown. */
  public int milliseconds(int frame) {
    int stated = frames.get(frame).milliseconds();
    return stated < SHORTEST ? USUAL : stated;
  }

  /** Whether the end of the file is missing. */
  public boolean isCut() {
    return cut;
  }

  /** Whether there is a colour profile, which is passed over. */
  public boolean isProfiled() {
    return profiled;
  }

  /**
   * Draws the next frame on the canvas; false if there is none.
   *
   * @throws IOException if the frame is damaged; the message completes "found ..."
   */
  public boolean next() throws IOException {
    if (drawn == frames.size()) {
      return false;
    }
    if (drawn > 0 && frames.get(drawn - 1).cleared()) {
      clear(frames.get(drawn - 1));
    }
    WebpFrame frame = frames.get(drawn++);
    PixelRows rows = frame.picture().decoded(cancelled);
    float[] row = rows.row();
    for (int y = 0; y < rows.height(); y++) {
      rows.read(y, row);
      int at = start(frame, y);
      for (int x = 0; x < rows.width(); x++) {
        draw(row, x * rows.bands(), rows.hasAlpha(), at + 4 * x, frame.blended());
      }
    }
    return true;
  }

  private int start(WebpFrame frame, int y) {
    return 4 * ((frame.top() + y) * width() + frame.left());
  }

  private void clear(WebpFrame frame) {
    WebpHeader.Size size = frame.picture().size();
    for (int y = 0; y < size.height(); y++) {
      int at = start(frame, y);
      Arrays.fill(canvas, at, at + 4 * size.width(), (byte) 0);
    }
  }

  private void draw(float[] row, int from, boolean translucent, int at, boolean blended) {
    int alpha = translucent ? stored(row[from + 3]) : 255;
    int below = blended ? canvas[at + 3] & 0xFF : 0;
    int shown = below * (255 - alpha);
    int sum = 255 * alpha + shown;
    for (int c = 0; c < 3; c++) {
      int colour = stored(row[from + c]);
      if (shown > 0) {
        int under = canvas[at + c] & 0xFF;
        colour = (255 * alpha * colour + shown * under + sum / 2) / sum;
      }
      canvas[at + c] = (byte) colour;
    }
    canvas[at + 3] = (byte) ((sum + 127) / 255);
  }

  private static int stored(float value) {
    return Math.round(255 * value);
  }

  /**
   * Copies the canvas.
   *
   * @param pixels receives the canvas as packed RGBA with straight alpha, or RGB without it
   * @param channels 3 or 4
   */
  public void copyTo(byte[] pixels, int channels) {
    for (int from = 0, to = 0; from < canvas.length; from += 4, to += channels) {
      System.arraycopy(canvas, from, pixels, to, channels);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
