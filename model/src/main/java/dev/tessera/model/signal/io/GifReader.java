package dev.tessera.model.signal.io;

import java.io.IOException;

/** GIF: the first frame at its place on the canvas, transparent where nothing is. */
final class GifReader {
  private GifReader() {}

  static ImageInfo header(SourceStream in) throws IOException {
    GifBlocks gif = GifBlocks.of(in, 1);
    GifBlocks.Frame first = gif.first();
    boolean covered = first.width() == gif.width() && first.height() == gif.height();
    int channels = covered && !first.clear() ? 3 : 4;
    return Headers.info(
        ImageFormat.GIF, gif.width(), gif.height(), channels, 8, Orientation.UPRIGHT, "indexed");
  }

  static void requireComplete(SourceStream in) throws IOException {
    if (GifBlocks.of(in, 1).cut()) {
      throw BadImageException.truncated();
    }
  }

  static PixelRows rows(Decoding decoding) throws IOException {
    SourceStream in = decoding.in();
    GifBlocks gif = GifBlocks.of(in, 2);
    GifBlocks.Frame first = gif.first();
    if (gif.frames().size() > 1) {
      decoding.note("the first frame of an animation is read");
    }
    ImageInfo frame =
        Headers.info(
            ImageFormat.GIF, first.width(), first.height(), 4, 8, Orientation.UPRIGHT, "indexed");
    PixelRows rows =
        PixelAccess.of(
            ImageIoDecoder.decode(
                new Decoding(in, frame, decoding.cancelled(), decoding.notes()), in));
    int width = decoding.info().width();
    int height = decoding.info().height();
    return rows.width() == width && rows.height() == height
        ? rows
        : rows.onCanvas(width, height, first.left(), first.top());
  }
}
