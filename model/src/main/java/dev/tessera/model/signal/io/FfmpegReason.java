package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;

/** What FFmpeg says of a failure; its log, which nobody reads, is silent. */
public final class FfmpegReason {
  private static final int LONGEST = 128;

  private FfmpegReason() {}

  /** In brackets, for the end of a sentence: " (invalid data found when processing input)". */
  public static String of(int code) {
    String words = words(code);
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  /** Makes an exception of a result that tells of a failure, which is less than 0. */
  static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException(words(result));
    }
  }

  private static String words(int code) {
    byte[] text = new byte[LONGEST];
    int length = 0;
    if (avutil.av_strerror(code, text, LONGEST) >= 0) {
      while (length < LONGEST && text[length] != 0) {
        length++;
      }
    }
    String words = new String(text, 0, length, StandardCharsets.UTF_8);
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
