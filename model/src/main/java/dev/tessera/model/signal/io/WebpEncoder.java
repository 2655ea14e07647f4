package dev.tessera.model.signal.io;

import dev.tessera.model.signal.Samples;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Lossy WebP files by libwebp, which FFmpeg brings. */
final class WebpEncoder {
  private static final int OPAQUE = 0xFF000000;

  private WebpEncoder() {}

  /**
   * A file with a picture in it.
   *
   * @param quality 0 to 100
   */
  static byte[] encode(Samples image, int quality, BooleanSupplier cancelled) throws IOException {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      return encode(image.requireImage(), Integer.toString(quality), cancelled);
    } catch (LinkageError e) {
      throw new IOException("the video library cannot be loaded here", e);
    }
  }

  private static byte[] encode(Samples image, String quality, BooleanSupplier cancelled)
      throws IOException {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libwebp");
    if (codec == null || codec.isNull()) {
      throw new IOException("the video library has no encoder of WebP");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVDictionary options = new AVDictionary(null);
    try (AVRational second = avutil.av_make_q(1, 1)) {
      context.width(image.extent(1)).height(image.extent(0));
      context.pix_fmt(avutil.AV_PIX_FMT_RGB32).time_base(second);
      avutil.av_dict_set(options, "quality", quality, 0);
      require(avcodec.avcodec_open2(context, codec, options));
      return send(context, image, cancelled);
    } finally {
      avutil.av_dict_free(options);
      avcodec.avcodec_free_context(context);
    }
  }

  private static byte[] send(AVCodecContext context, Samples image, BooleanSupplier cancelled)
      throws IOException {
    AVFrame frame = avutil.av_frame_alloc();
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      frame.width(context.width()).height(context.height()).format(context.pix_fmt());
      require(avutil.av_frame_get_buffer(frame, 0));
      fill(frame, image, cancelled);
      require(avcodec.avcodec_send_frame(context, frame));
      require(avcodec.avcodec_receive_packet(context, packet));
      byte[] file = new byte[packet.size()];
      packet.data().get(file);
      return file;
    } finally {
      avcodec.av_packet_free(packet);
      avutil.av_frame_free(frame);
    }
  }

  /** Opaque 0xAARRGGBB, in the machine's order of bytes. */
  private static void fill(AVFrame frame, Samples image, BooleanSupplier cancelled) {
    SamplesImage pixels = new SamplesImage(image, 8, true, cancelled);
    int width = frame.width();
    int stride = frame.linesize(0);
    IntBuffer target =
        frame
            .data(0)
            .capacity((long) stride * frame.height())
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    for (int y = 0; y < frame.height(); y++) {
      Raster raster = pixels.getData(new Rectangle(0, y, width, 1));
      int bands = raster.getNumBands();
      int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
      int[] packed = new int[width];
      for (int x = 0; x < width; x++) {
        int i = x * bands;
        packed[x] = OPAQUE | row[i] << 16 | row[i + bands / 2] << 8 | row[i + bands - 1];
      }
      target.put(y * (stride / Integer.BYTES), packed);
    }
  }

  private static void require(int result) throws IOException {
    if (result < 0) {
      throw new IOException("libwebp ended with the error " + result);
    }
  }
}
