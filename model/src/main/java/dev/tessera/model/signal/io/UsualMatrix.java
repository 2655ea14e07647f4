package dev.tessera.model.signal.io;

import org.bytedeco.ffmpeg.global.avutil;

/** The matrix between RGB and brightness that players take where a clip states none. */
public final class UsualMatrix {
  /** From these sides on it is high definition. */
  private static final int HIGH_WIDTH = 1280;

  private static final int HIGH_HEIGHT = 720;

  private UsualMatrix() {}

  /**
   * The number by ITU-T H.273: that of BT.709 in high definition, of BT.601 below.
   *
   * @param width pixels of a frame from left to right
   * @param height pixels from top to bottom
   */
  public static int of(int width, int height) {
    return width >= HIGH_WIDTH || height >= HIGH_HEIGHT
        ? avutil.AVCOL_SPC_BT709
        : avutil.AVCOL_SPC_SMPTE170M;
  }
}
