package dev.tessera.model.signal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some pictures of a data set that lie side by side in it, and the sizes of all: who has a share
 * draws as if it had the whole, and knows which draws are its own.
 */
public final class PictureShare {
  private final List<Part> parts;

  /**
   * A picture of the whole.
   *
   * @param height pixels from top to bottom
   * @param width pixels from left to right
   * @param image itself; empty if it is elsewhere
   */
  record Part(int height, int width, Optional<TrainingImage> image) {
    boolean holds(int side) {
      return height >= side && width >= side;
    }
  }

  private PictureShare(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** All pictures of a data set. */
  public static PictureShare of(List<TrainingImage> images) {
    return new PictureShare(
        images.stream().map(i -> new Part(i.height(), i.width(), Optional.of(i))).toList());
  }

  /**
   * Some of them.
   *
   * @param sizes height and width of each picture of the whole, one after the other
   * @param first number of the first of its own
   * @param own those it has
   */
  public static PictureShare of(int[] sizes, int first, List<TrainingImage> own) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sizes.length / 2; i++) {
      int at = i - first;
      Optional<TrainingImage> image =
          at >= 0 && at < own.size() ? Optional.of(own.get(at)) : Optional.empty();
      parts.add(new Part(sizes[2 * i], sizes[2 * i + 1], image));
    }
    return new PictureShare(parts);
  }

  /** Those it has. */
  public List<TrainingImage> own() {
    return parts.stream().flatMap(part -> part.image().stream()).toList();
  }

  /** Whether one of its own holds a square. */
  public boolean holds(int side) {
    return holding(side).stream().anyMatch(part -> part.image().isPresent());
  }

  /** Whether the first of all that hold a square is its own. */
  public boolean leads(int side) {
    return holding(side).stream().limit(1).anyMatch(part -> part.image().isPresent());
  }

  /** All that hold a square, wherever they are. */
  List<Part> holding(int side) {
    return parts.stream().filter(part -> part.holds(side)).toList();
  }
}
