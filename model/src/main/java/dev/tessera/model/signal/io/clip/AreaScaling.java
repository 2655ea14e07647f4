package dev.tessera.model.signal.io.clip;

import java.util.Arrays;

/**
 * Makes frames smaller: a new pixel is the mean over its area, pixels at its edge counted by the
 * part that lies within. Transparent pixels count by what they let be seen.
 */
public final class AreaScaling {
  private final FramePixels out;
  private final float[] row;
  private final float[] column;

  /** To a size of the clip's frames as they are stored. */
  public AreaScaling(ClipSize size, FramePixels like) {
    out = new FramePixels(size, like.channels(), like.isDeep());
    row = new float[like.width() * like.channels()];
    column = new float[like.channels()];
  }

  /** The frame made smaller, valid until the next call; itself if it has the size. */
  public FramePixels scaled(FramePixels in) {
    if (in.width() == out.width() && in.height() == out.height()) {
      return in;
    }
    double high = (double) in.height() / out.height();
    for (int y = 0; y < out.height(); y++) {
      Arrays.fill(row, 0);
      double end = (y + 1) * high;
      for (int from = (int) (y * high); from < Math.min(end, in.height()); from++) {
        addRow(in, from, (float) (Math.min(from + 1, end) - Math.max(from, y * high)));
      }
      narrow(in.width(), y, (float) high);
    }
    return out;
  }

  private void addRow(FramePixels in, int y, float weight) {
    int channels = in.channels();
    int at = y * row.length;
    if (channels == 3) {
      for (int i = 0; i < row.length; i++) {
        row[i] += weight * in.get(at + i);
      }
      return;
    }
    for (int i = 0; i < row.length; i += 4) {
      float alpha = weight * in.get(at + i + 3) / in.largest();
      for (int c = 0; c < 3; c++) {
        row[i + c] += alpha * in.get(at + i + c);
      }
      row[i + 3] += alpha;
    }
  }

  private void narrow(int inWidth, int y, float high) {
    int channels = out.channels();
    double wide = (double) inWidth / out.width();
    for (int x = 0; x < out.width(); x++) {
      Arrays.fill(column, 0);
      double end = (x + 1) * wide;
      for (int from = (int) (x * wide); from < Math.min(end, inWidth); from++) {
        float weight = (float) (Math.min(from + 1, end) - Math.max(from, x * wide));
        for (int c = 0; c < channels; c++) {
          column[c] += weight * row[from * channels + c];
        }
      }
      float area = high * (float) wide;
      float colours = channels == 3 ? area : column[3];
      int at = (y * out.width() + x) * channels;
      for (int c = 0; c < 3; c++) {
        out.set(at + c, colours > 0 ? rounded(column[c] / colours) : 0);
      }
      if (channels == 4) {
        out.set(at + 3, rounded(out.largest() * column[3] / area));
      }
    }
  }

  private int rounded(float value) {
    return Math.min(out.largest(), Math.round(value));
  }
}
