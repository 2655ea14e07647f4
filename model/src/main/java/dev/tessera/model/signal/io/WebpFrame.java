package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.IOException;

/**
 * One frame of an animated WebP.
 *
 * @param left where it lies on the canvas, in pixels
 * @param top likewise
 * @param milliseconds that it is shown
 * @param blended whether it is laid over what is there, else it replaces that
 * @param cleared whether its place becomes transparent after it was shown
 * @param picture its pixels, compressed
 */
record WebpFrame(
    int left, int top, int milliseconds, boolean blended, boolean cleared, WebpPicture picture) {
  private static final int CLEARED = 1;
  private static final int REPLACING = 2;

  /** What a frame begins with: place, size, time and flags. */
  private static final int HEADER = 16;

  /**
   * Reads what a frame says of itself.
   *
   * @param chunk the frame
   * @param width of the canvas
   * @param height likewise
   */
  static WebpFrame of(SourceStream in, Chunk chunk, int width, int height) throws IOException {
    in.seek(chunk.data());
    int left = (int) (2 * WebpHeader.read24(in));
    int top = (int) (2 * WebpHeader.read24(in));
    in.seek(chunk.data() + 12);
    int milliseconds = (int) WebpHeader.read24(in);
    int flags = in.readUnsignedByte();
    long end = Math.min(in.length(), chunk.data() + chunk.length());
    WebpPicture picture = WebpPicture.of(in, WebpChunks.within(in, chunk.data() + HEADER, end));
    WebpHeader.Size size = picture.size();
    if (left + size.width() > width || top + size.height() > height) {
      throw new BadImageException("frames within the canvas", "one that reaches beyond it");
    }
    return new WebpFrame(
        left, top, milliseconds, (flags & REPLACING) == 0, (flags & CLEARED) != 0, picture);
  }
}
