package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.WebpChunks.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * One compressed picture of a WebP file, the whole of it or a frame, decoded by FFmpeg: the library
 * that reads other formats decodes lossy ones wrongly.
 *
 * @param chunks that it lies among, with its alpha
 * @param pixels its chunk
 * @param size what its first bytes say
 */
record WebpPicture(WebpChunks chunks, Chunk pixels, WebpHeader.Size size) {
  private static final int ALPHA_FLAG = 0x10;

  static WebpPicture of(SourceStream in, WebpChunks chunks) throws IOException {
    Chunk pixels = chunks.picture();
    return new WebpPicture(chunks, pixels, WebpHeader.size(in, pixels));
  }

  PixelRows decoded(BooleanSupplier cancelled) throws IOException {
    CodedPicture coded =
        CodedPicture.decode(
            new CodedPicture.Packet(avcodec.AV_CODEC_ID_WEBP, ByteBuffer.allocate(0), packet()),
            size.width(),
            size.height(),
            cancelled);
    return coded.isRgb() ? coded.rows() : WebpRows.of(coded);
  }

  /** A file of this picture alone, for the decoder. */
  private ByteBuffer packet() throws IOException {
    Optional<Chunk> alpha =
        pixels.type() == WebpChunks.LOSSY ? chunks.first(WebpChunks.ALPHA) : Optional.empty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (alpha.isPresent()) {
      ByteBuffer canvas = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      canvas.putInt(0, ALPHA_FLAG).putInt(4, size.width() - 1);
      canvas.putShort(7, (short) (size.height() - 1));
      append(out, WebpChunks.EXTENDED, canvas.array(), 10);
      byte[] bytes = chunks.bytes(alpha.get());
      append(out, WebpChunks.ALPHA, bytes, bytes.length);
    }
    byte[] bytes = chunks.bytes(pixels);
    append(out, pixels.type(), bytes, bytes.length);
    ByteBuffer riff =
        ByteBuffer.allocate(WebpChunks.RIFF_HEADER + out.size()).order(ByteOrder.LITTLE_ENDIAN);
    riff.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + out.size());
    riff.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(out.toByteArray());
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
}
