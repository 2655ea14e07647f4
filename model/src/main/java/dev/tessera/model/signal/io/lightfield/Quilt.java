package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Views from left to right in one picture, as displays take them: the leftmost at the bottom left,
 * then to the right and upwards.
 *
 * @param columns views side by side
 * @param rows views above each other
 */
public record Quilt(int columns, int rows) {
  private static final int MOST = 100;

  /** Refuses an empty one. */
  public Quilt {
    Range.require("columns of a quilt", columns, 1, MOST);
    Range.require("rows of a quilt", rows, 1, MOST);
  }

  /** Number of views. */
  public int views() {
    return columns * rows;
  }

  /**
   * The name by which displays and Tessera know how to read it.
   *
   * @param stem of the name
   * @param width pixels of a view
   * @param height pixels of a view
   * @return such as "rocks_qs8x6a0.75", without an extension
   */
  public String name(String stem, int width, int height) {
    String aspect =
        String.format(Locale.ROOT, "%.4f", (double) width / height).replaceFirst("\\.?0+$", "");
    return stem + "_qs" + columns + "x" + rows + "a" + aspect;
  }

  /** The file itself if its name ends so before the extension, else one beside it that does. */
  public Path named(Path file, int width, int height) {
    String name = String.valueOf(file.getFileName());
    int dot = Math.max(0, name.lastIndexOf('.'));
    String stem = name.substring(0, dot);
    String ending = name("", width, height);
    return stem.endsWith(ending) ? file : file.resolveSibling(stem + ending + name.substring(dot));
  }

  /**
   * Puts views together.
   *
   * @param views (height, width, C) each, as many as there are, the leftmost first
   * @return (rows height, columns width, C)
   */
  public Samples of(List<Samples> views) {
    if (views.size() != views()) {
      throw new IllegalArgumentException(
          "a quilt of %d x %d has %d views, found %d"
              .formatted(columns, rows, views(), views.size()));
    }
    Samples first = views.get(0);
    int height = first.extent(0);
    int values = first.extent(1) * first.channels();
    int[] extent = {rows * height, columns * first.extent(1)};
    SamplesBuilder whole = SamplesBuilder.floats(extent, first.channels());
    float[] line = new float[values];
    for (int i = 0; i < views.size(); i++) {
      if (!views.get(i).sameShape(first)) {
        throw new IllegalArgumentException("views are alike, found " + views.get(i));
      }
      int top = (rows - 1 - i / columns) * height;
      for (int y = 0; y < height; y++) {
        views.get(i).copyTo((long) y * values, line, 0, values);
        whole.put(((long) (top + y) * columns + i % columns) * values, line, 0, values);
      }
    }
    return whole.build();
  }
}
