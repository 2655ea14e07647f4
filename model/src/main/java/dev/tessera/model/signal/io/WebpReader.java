package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * WebP: FFmpeg decodes the first picture, for the library that reads other formats decodes lossy
 * ones wrongly. Of an animation the first frame is read, where it lies on the empty canvas.
 */
final class WebpReader {
  private static final int ALPHA_FLAG = 0x10;

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
    Chunk picture = file.picture();
    WebpHeader.Size size = WebpHeader.size(decoding.in(), picture);
    requireSize(size, decoding.info());
    return decoded(file, picture, size);
  }

  private static void requireSize(WebpHeader.Size size, ImageInfo info) throws BadImageException {
    if (size.width() != info.storedWidth() || size.height() != info.storedHeight()) {
      throw new BadImageException("a sound header", "one that states two different sizes");
    }
  }

  /** A frame begins with its place, in units of two pixels, and its size. */
  private PixelRows framed(Chunk frame) throws IOException {
    SourceStream in = decoding.in();
    in.seek(frame.data());
    int left = (int) (2 * WebpHeader.read24(in));
    int top = (int) (2 * WebpHeader.read24(in));
    long end = Math.min(in.length(), frame.data() + frame.length());
    WebpChunks chunks = WebpChunks.within(in, frame.data() + 16, end);
    Chunk picture = chunks.picture();
    WebpHeader.Size size = WebpHeader.size(in, picture);
    int width = decoding.info().storedWidth();
    int height = decoding.info().storedHeight();
    if (left + size.width() > width || top + size.height() > height) {
      throw new BadImageException("frames within the canvas", "one that reaches beyond it");
    }
    decoding.note("the first frame of an animation is read");
    PixelRows rows = decoded(chunks, picture, size);
    return size.width() == width && size.height() == height
        ? rows
        : rows.onCanvas(width, height, left, top);
  }

  private PixelRows decoded(WebpChunks from, Chunk picture, WebpHeader.Size size)
      throws IOException {
    Optional<Chunk> alpha =
        picture.type() == WebpChunks.LOSSY ? from.first(WebpChunks.ALPHA) : Optional.empty();
    ByteBuffer packet = packet(from, picture, alpha, size);
    CodedPicture coded =
        CodedPicture.decode(
            new CodedPicture.Packet(avcodec.AV_CODEC_ID_WEBP, ByteBuffer.allocate(0), packet),
            size.width(),
            size.height(),
            decoding.cancelled());
    return coded.isRgb() ? coded.rows() : WebpRows.of(coded);
  }

  /** A file of this picture alone, for the decoder. */
  private static ByteBuffer packet(
      WebpChunks from, Chunk picture, Optional<Chunk> alpha, WebpHeader.Size size)
      throws IOException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    if (alpha.isPresent()) {
      ByteBuffer canvas = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      canvas.putInt(0, ALPHA_FLAG).putInt(4, size.width() - 1);
      canvas.putShort(7, (short) (size.height() - 1));
      append(chunks, WebpChunks.EXTENDED, canvas.array(), 10);
      byte[] bytes = from.bytes(alpha.get());
      append(chunks, WebpChunks.ALPHA, bytes, bytes.length);
    }
    byte[] pixels = from.bytes(picture);
    append(chunks, picture.type(), pixels, pixels.length);
    ByteBuffer riff =
        ByteBuffer.allocate(WebpChunks.RIFF_HEADER + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
    riff.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.size());
    riff.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunks.toByteArray());
    return riff.rewind();
  }

  private static void append(ByteArrayOutputStream out, int type, byte[] bytes, int length) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(head.putInt(type).putInt(length).array());
    out.write(bytes, 0, length);
    if (length % 2 == 1) {
      out.write(0);
    }
  }

  private PixelRows profiled(PixelRows rows) throws IOException {
    Optional<Chunk> profile = file.first(WebpChunks.PROFILE);
    if (profile.isEmpty()) {
      return rows;
    }
    return ProfiledRows.of(rows, file.bytes(profile.get()), decoding);
  }
}
