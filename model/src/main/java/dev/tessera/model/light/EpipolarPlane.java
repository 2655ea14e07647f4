package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * A slice of a light field in which every point that is seen is a line, as steep as it is far: one
 * row of pixels from view to view along a row of cameras, or one column along a column of them. One
 * line of the slice is painted in each step.
 */
public final class EpipolarPlane implements Painting<Samples> {
  private final LightPainter painter;
  private final Line line;
  private final int perView;
  private final int lines;
  private final int length;
  private final float[] values;
  private int painted;

  /**
   * Which slice.
   *
   * @param row whether it is of a row of pixels, else of a column
   * @param pixel number of that row or column
   * @param camera row of cameras of a row of pixels, or column of cameras of a column
   */
  public record Line(boolean row, int pixel, double camera) {}

  /**
   * Nothing painted yet.
   *
   * @param perView lines of the slice from a view to the next, 1 or more
   * @throws IllegalArgumentException if there is no such line of pixels, naming those there are
   */
  public EpipolarPlane(LightPainter painter, Line line, int perView) {
    this.painter = painter;
    this.line = line;
    this.perView = perView;
    ShearedShape shape = painter.shape();
    int pixels = line.row() ? shape.view().height() : shape.view().width();
    if (line.pixel() < 0 || line.pixel() >= pixels) {
      throw new IllegalArgumentException(
          "%s of pixels must be 0 to %d, found %d"
              .formatted(line.row() ? "row" : "column", pixels - 1, line.pixel()));
    }
    int views = line.row() ? shape.views().columns() : shape.views().rows();
    lines = (views - 1) * perView + 1;
    length = line.row() ? shape.view().width() : shape.view().height();
    values = new float[lines * length * 3];
  }

  @Override
  public boolean step() {
    double at = painted / (double) perView;
    Viewpoint from =
        line.row()
            ? new Viewpoint(line.camera(), at, line.pixel(), 0, 1, length)
            : new Viewpoint(at, line.camera(), 0, line.pixel(), length, 1);
    painter.colours(from).copyTo(0, values, painted * length * 3, length * 3);
    painted++;
    return painted < lines;
  }

  @Override
  public double progress() {
    return painted / (double) lines;
  }

  /** The slice, (lines, pixels, 3). */
  @Override
  public Samples result() {
    return Samples.of(new int[] {lines, length}, 3, Arrays.copyOf(values, values.length));
  }
}
