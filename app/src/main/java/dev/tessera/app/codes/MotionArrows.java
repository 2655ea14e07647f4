package dev.tessera.app.codes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * Which way parts of a frame have moved, as thin triangles that point there. Where parts would lie
 * too close to each other their mean is shown.
 */
final class MotionArrows extends Path {
  /** Arrows stand for squares of at least so many pixels, as parts of tiles mostly are. */
  private static final double BLOCK = 8;

  /** Room of an arrow at least, logical units. */
  private static final double ROOM = 12;

  /** The narrow side of a triangle, of its room. */
  private static final double NARROW = 0.22;

  /** Pixels that the longest arrow stands for at least: less would make much of little. */
  private static final double LEAST = 2;

  /** Below it nothing has moved to speak of, pixels. */
  private static final double STILL = 0.05;

  /**
   * From pixels to places of the view.
   *
   * @param scale logical units per pixel
   * @param x where the left edge of the picture lies
   * @param y where its upper edge lies
   */
  record Placing(double scale, double x, double y) {}

  MotionArrows() {
    getStyleClass().add("motion-arrows");
    setMouseTransparent(true);
    setManaged(false);
  }

  /**
   * Shows parts.
   *
   * @param parts of the frame
   * @param seen part of the view that can be seen
   */
  void show(List<MovedPart> parts, Placing placing, Rectangle2D seen) {
    double block = BLOCK;
    while (block * placing.scale() < ROOM) {
      block *= 2;
    }
    double room = block * placing.scale();
    double longest = Math.max(LEAST, MovedPart.furthest(parts));
    getElements().clear();
    for (MovedPart mean : means(parts, block)) {
      double x = placing.x() + mean.x() * placing.scale();
      double y = placing.y() + mean.y() * placing.scale();
      if (mean.length() > STILL && seen.contains(x, y)) {
        add(x, y, mean.right() / longest * room, mean.down() / longest * room, NARROW * room);
      }
    }
  }

  /** The means of what lies in each block. */
  private static List<MovedPart> means(List<MovedPart> parts, double block) {
    record Place(long column, long row) {}
    Map<Place, List<MovedPart>> blocks =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    part -> new Place((long) (part.x() / block), (long) (part.y() / block))));
    return blocks.values().stream().map(MotionArrows::mean).toList();
  }

  private static MovedPart mean(List<MovedPart> parts) {
    double x = 0;
    double y = 0;
    double right = 0;
    double down = 0;
    for (MovedPart part : parts) {
      x += part.x() / parts.size();
      y += part.y() / parts.size();
      right += part.right() / parts.size();
      down += part.down() / parts.size();
    }
    return new MovedPart(x, y, right, down);
  }

  /** A triangle around a place, its point where the motion leads. */
  private void add(double x, double y, double right, double down, double narrow) {
    double length = Math.hypot(right, down);
    double acrossX = -down / length * narrow / 2;
    double acrossY = right / length * narrow / 2;
    double startX = x - right / 2;
    double startY = y - down / 2;
    getElements()
        .addAll(
            new MoveTo(startX + acrossX, startY + acrossY),
            new LineTo(x + right / 2, y + down / 2),
            new LineTo(startX - acrossX, startY - acrossY),
            new ClosePath());
  }
}
