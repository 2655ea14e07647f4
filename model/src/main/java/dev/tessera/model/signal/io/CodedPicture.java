package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** One picture decoded by FFmpeg: its samples as the codec has them, before any conversion. */
final class CodedPicture {
  /**
   * A compressed picture.
   *
   * @param codec FFmpeg's number of the codec
   * @param setup what the codec needs to know before, empty for most
   * @param data the picture
   */
  record Packet(int codec, ByteBuffer setup, ByteBuffer data) {}

  /** The samples of one component, row by row. */
  static final class Plane {
    private final int width;
    private final short[] values;

    private Plane(int width, short[] values) {
      this.width = width;
      this.values = values;
    }

    /** Less than the picture's for chroma of half the resolution. */
    int width() {
      return width;
    }

    int height() {
      return values.length / width;
    }

    int at(int x, int y) {
      return values[y * width + x] & 0xFFFF;
    }
  }

  /** AV_FRAME_FLAG_CORRUPT, which the bindings lack. */
  private static final int FRAME_FLAG_CORRUPT = 1;

  private final Plane[] planes;
  private final Coding coding;

  /** How the samples are meant; alpha says that the last component is it. */
  private record Coding(boolean rgb, boolean alpha, int depth, boolean fullRange, int matrix) {}

  private CodedPicture(Plane[] planes, Coding coding) {
    this.planes = planes;
    this.coding = coding;
  }

  /**
   * Decodes.
   *
   * @param width of the picture, refused if the codec finds another
   * @param height likewise
   * @param cancelled asked before the decoder is called
   */
  static CodedPicture decode(Packet packet, int width, int height, BooleanSupplier cancelled)
      throws IOException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    } catch (LinkageError e) {
      throw new BadImageException(
          "an image whose decoder runs on this system",
          "one for the video library, which does not");
    }
    AVFrame frame = avutil.av_frame_alloc();
    try {
      decode(packet, (long) width * height, frame);
      if (frame.width() != width || frame.height() != height) {
        throw new BadImageException("a sound header", "one that states two different sizes");
      }
      return copy(frame);
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  private static void decode(Packet packet, long pixels, AVFrame frame) throws IOException {
    // FFmpeg's own decoder of AV1 needs a graphics card.
    AVCodec codec =
        packet.codec() == avcodec.AV_CODEC_ID_AV1
            ? avcodec.avcodec_find_decoder_by_name("libaom-av1")
            : avcodec.avcodec_find_decoder(packet.codec());
    if (codec == null) {
      throw new BadImageException("an image with a decoder in this program", "one without");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVPacket coded = avcodec.av_packet_alloc();
    try {
      context.thread_count(1);
      context.max_pixels(4 * pixels + (1 << 16));
      context.err_recognition(
          avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_BUFFER | avcodec.AV_EF_EXPLODE);
      int size = packet.setup().remaining();
      if (size > 0) {
        BytePointer setup =
            new BytePointer(avutil.av_mallocz(size + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
        setup.capacity(size).asBuffer().put(packet.setup().duplicate());
        context.extradata(setup).extradata_size(size);
      }
      check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
      int length = packet.data().remaining();
      check(avcodec.av_new_packet(coded, length));
      coded.data().capacity(length).asBuffer().put(packet.data().duplicate());
      coded.flags(coded.flags() | avcodec.AV_PKT_FLAG_KEY);
      check(avcodec.avcodec_send_packet(context, coded));
      int unused = avcodec.avcodec_send_packet(context, null);
      check(avcodec.avcodec_receive_frame(context, frame));
      if ((frame.flags() & FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
        throw damaged();
      }
    } finally {
      avcodec.av_packet_free(coded);
      avcodec.avcodec_free_context(context);
    }
  }

  /** FFmpeg also says that memory is short where damaged data ask for too much or for none. */
  private static void check(int result) throws IOException {
    if (result < 0) {
      throw damaged();
    }
  }

  private static BadImageException damaged() {
    return new BadImageException("an undamaged image", "pixels that cannot be decoded");
  }

  private static CodedPicture copy(AVFrame frame) throws IOException {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
    if (format == null
        || (format.flags()
                & (avutil.AV_PIX_FMT_FLAG_PAL
                    | avutil.AV_PIX_FMT_FLAG_BITSTREAM
                    | avutil.AV_PIX_FMT_FLAG_HWACCEL
                    | avutil.AV_PIX_FMT_FLAG_FLOAT))
            != 0) {
      throw new BadImageException("an image of whole numbers", "another layout of its samples");
    }
    Plane[] planes = new Plane[format.nb_components()];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = plane(frame, format, c);
    }
    Coding coding =
        new Coding(
            (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0,
            (format.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0,
            format.comp(0).depth(),
            frame.color_range() == avutil.AVCOL_RANGE_JPEG,
            frame.colorspace());
    return new CodedPicture(planes, coding);
  }

  private static Plane plane(AVFrame frame, AVPixFmtDescriptor format, int c) {
    boolean chroma = (c == 1 || c == 2) && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
    int width = chroma ? shifted(frame.width(), format.log2_chroma_w()) : frame.width();
    int height = chroma ? shifted(frame.height(), format.log2_chroma_h()) : frame.height();
    AVComponentDescriptor component = format.comp(c);
    boolean wide = component.depth() > 8;
    int step = component.step();
    int mask = (1 << component.depth()) - 1;
    ByteOrder order =
        (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    long stride = frame.linesize(component.plane());
    short[] values = new short[width * height];
    BytePointer data = frame.data(component.plane());
    byte[] row = new byte[component.offset() + (width - 1) * step + (wide ? 2 : 1)];
    ByteBuffer wrapped = ByteBuffer.wrap(row).order(order);
    for (int y = 0; y < height; y++) {
      data.position(y * stride).get(row);
      for (int x = 0; x < width; x++) {
        int at = component.offset() + x * step;
        int stored = wide ? wrapped.getShort(at) & 0xFFFF : row[at] & 0xFF;
        values[y * width + x] = (short) ((stored >> component.shift()) & mask);
      }
    }
    return new Plane(width, values);
  }

  private static int shifted(int side, int shift) {
    return (side + (1 << shift) - 1) >> shift;
  }

  /**
   * Pictures side by side, row after row, as one.
   *
   * @param tiles of one layout and one size, the first at the top left
   * @param columns pictures in a row
   * @param width of the whole, at most that of a row of them
   * @param height likewise
   */
  static CodedPicture grid(List<CodedPicture> tiles, int columns, int width, int height)
      throws BadImageException {
    CodedPicture first = tiles.get(0);
    int rows = tiles.size() / columns;
    boolean alike = tiles.stream().allMatch(first::isLike);
    if (!alike
        || width < 1
        || height < 1
        || width > (long) columns * first.width()
        || height > (long) rows * first.height()) {
      throw new BadImageException(
          "a grid of equal pictures that covers " + width + " x " + height + " pixels", "others");
    }
    Plane[] planes = new Plane[first.planes.length];
    for (int c = 0; c < planes.length; c++) {
      Plane part = first.planes[c];
      int shiftX = part.width() < first.width() ? 1 : 0;
      int shiftY = part.height() < first.height() ? 1 : 0;
      int wide = shifted(width, shiftX);
      int high = shifted(height, shiftY);
      short[] values = new short[wide * high];
      for (int t = 0; t < tiles.size(); t++) {
        int left = t % columns * part.width();
        int top = t / columns * part.height();
        short[] from = tiles.get(t).planes[c].values;
        int n = Math.min(part.width(), wide - left);
        for (int y = 0; n > 0 && y < Math.min(part.height(), high - top); y++) {
          System.arraycopy(from, y * part.width(), values, (top + y) * wide + left, n);
        }
      }
      planes[c] = new Plane(wide, values);
    }
    return new CodedPicture(planes, first.coding);
  }

  private boolean isLike(CodedPicture other) {
    boolean alike =
        planes.length == other.planes.length
            && depth() == other.depth()
            && isRgb() == other.isRgb();
    for (int c = 0; alike && c < planes.length; c++) {
      alike =
          planes[c].width() == other.planes[c].width()
              && planes[c].height() == other.planes[c].height();
    }
    return alike;
  }

  /** The first component alone, as alpha is stored. */
  CodedPicture brightness() {
    Coding grey =
        new Coding(coding.rgb(), false, coding.depth(), coding.fullRange(), coding.matrix());
    return new CodedPicture(new Plane[] {planes[0]}, grey);
  }

  /** Rows of a picture whose components are what is wanted: grey or RGB, and alpha. */
  PixelRows rows() {
    int bands = planes.length;
    float largest = (1 << depth()) - 1;
    return rows(
        (y, row) -> {
          for (int b = 0; b < bands; b++) {
            for (int x = 0; x < width(); x++) {
              row[x * bands + b] = planes[b].at(x, y) / largest;
            }
          }
        });
  }

  /** Rows of its size and depth, read from its components in some way. */
  PixelRows rows(PixelRows.Reader reader) {
    return new PixelRows(
        width(), height(), colours(), coding.alpha(), depth() > 8 ? 16 : 8, reader);
  }

  int width() {
    return planes[0].width();
  }

  int height() {
    return planes[0].height();
  }

  /** Whether the components are red, green and blue; else brightness, perhaps with chroma. */
  boolean isRgb() {
    return coding.rgb();
  }

  /** Whether the last component is alpha. */
  boolean hasAlpha() {
    return coding.alpha();
  }

  /** Bits per sample. */
  int depth() {
    return coding.depth();
  }

  /** Whether 0 is black and the largest value white; else they lie further inside. */
  boolean isFullRange() {
    return coding.fullRange();
  }

  /** The number of the matrix from RGB in ITU-T H.273; 2 if the codec does not say. */
  int matrix() {
    return coding.matrix();
  }

  /** 1, or 3 with colours; alpha is not counted. */
  int colours() {
    return planes.length - (coding.alpha() ? 1 : 0);
  }

  /** A component: Y, U, V or R, G, B, then alpha. */
  Plane plane(int component) {
    return planes[component];
  }
}
