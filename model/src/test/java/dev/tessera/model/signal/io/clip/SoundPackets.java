package dev.tessera.model.signal.io.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A packet of sound as a file holds it.
 *
 * @param seconds when it is heard
 * @param hash of its bytes
 */
record SoundPackets(double seconds, int hash) {
  /** All packets of sound of a file, in their order. */
  static List<SoundPackets> of(Path file) throws IOException {
    AVFormatContext context = new AVFormatContext(null);
    if (avformat.avformat_open_input(
            context, "file:" + file, (AVInputFormat) null, (AVDictionary) null)
        < 0) {
      throw new IOException(file + " cannot be opened");
    }
    int unused = avformat.avformat_find_stream_info(context, (AVDictionary) null);
    int track =
        avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    List<SoundPackets> found = new ArrayList<>();
    AVPacket packet = avcodec.av_packet_alloc();
    while (avformat.av_read_frame(context, packet) >= 0) {
      if (packet.stream_index() == track) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        double unit = avutil.av_q2d(context.streams(track).time_base());
        found.add(new SoundPackets(packet.pts() * unit, Arrays.hashCode(bytes)));
      }
      avcodec.av_packet_unref(packet);
    }
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(context);
    return found;
  }
}
