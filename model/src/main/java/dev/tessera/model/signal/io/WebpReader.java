package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.IOException;
import java.util.Optional;

/** WebP: of an animation the first frame is read, where it lies on the empty canvas. */
final class WebpReader {
  private final Decoding decoding;
  private final WebpChunks file;

  private WebpReader(Decoding decoding) throws IOException {
    this.decoding = decoding;
    this.file = WebpChunks.of(decoding.in());
  }

  static PixelRows rows(Decoding decoding) throws IOException {
    WebpReader reader = new WebpReader(decoding);
    Optional<Chunk> frame = reader.file.first(WebpChunks.FRAME);
    boolean animated =
        frame.isPresent()
            && reader.file.first().map(c -> c.type() == WebpChunks.EXTENDED).orElse(false);
    return reader.profiled(animated ? reader.framed(frame.get()) : reader.still());
  }

  private PixelRows still() throws IOException {
    WebpPicture picture = WebpPicture.of(decoding.in(), file);
    WebpHeader.Size size = picture.size();
    ImageInfo info = decoding.info();
    if (size.width() != info.storedWidth() || size.height() != info.storedHeight()) {
      throw new BadImageException("a sound header", "one that states two different sizes");
    }
    return picture.decoded(decoding.cancelled());
  }

  private PixelRows framed(Chunk chunk) throws IOException {
    int width = decoding.info().storedWidth();
    int height = decoding.info().storedHeight();
    WebpFrame frame = WebpFrame.of(decoding.in(), chunk, width, height);
    decoding.note("the first frame of an animation is read");
    PixelRows rows = frame.picture().decoded(decoding.cancelled());
    return rows.width() == width && rows.height() == height
        ? rows
        : rows.onCanvas(width, height, frame.left(), frame.top());
  }

  private PixelRows profiled(PixelRows rows) throws IOException {
    Optional<Chunk> profile = file.first(WebpChunks.PROFILE);
    if (profile.isEmpty()) {
      return rows;
    }
    return ProfiledRows.of(rows, file.bytes(profile.get()), decoding);
  }
}
