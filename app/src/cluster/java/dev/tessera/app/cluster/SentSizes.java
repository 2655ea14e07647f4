package dev.tessera.app.cluster;

import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TrainingImage;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** The sizes of all pictures and how they are shared out, on their way to executors. */
final class SentSizes implements Serializable {
  private static final long serialVersionUID = 1;

  /** Height and width of each picture, one partition after the other. */
  private final int[] sizes;

  /** Pictures before each partition. */
  private final int[] firsts;

  private SentSizes(int[] sizes, int[] firsts) {
    this.sizes = sizes;
    this.firsts = firsts;
  }

  /**
   * Of all partitions.
   *
   * @param partitions {@link #of} of each
   */
  static SentSizes all(List<int[]> partitions) {
    int[] firsts = new int[partitions.size()];
    for (int i = 1; i < firsts.length; i++) {
      firsts[i] = firsts[i - 1] + partitions.get(i - 1).length / 2;
    }
    return new SentSizes(partitions.stream().flatMapToInt(IntStream::of).toArray(), firsts);
  }

  /** Height and width of each picture of a partition. */
  static int[] of(List<TrainingImage> own) {
    return own.stream().flatMapToInt(i -> IntStream.of(i.height(), i.width())).toArray();
  }

  /** What a partition has of the whole. */
  PictureShare share(int partition, List<TrainingImage> own) {
    return PictureShare.of(sizes, firsts[partition], own);
  }
}
