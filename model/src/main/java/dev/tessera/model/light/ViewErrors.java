package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/** How well each view of a light field is met, given or left out; one is painted in each step. */
public final class ViewErrors implements Painting<SlicePsnr> {
  private final LightPainter painter;
  private final GridSignal light;
  private final float[] psnr;
  private int painted;

  /**
   * Nothing painted yet.
   *
   * @param light all views
   * @throws IllegalArgumentException if views are of another size or number
   */
  public ViewErrors(LightPainter painter, GridSignal light) {
    this.painter = painter;
    this.light = light;
    ShearedShape shape = painter.shape();
    int[] wanted = {
      shape.views().rows(), shape.views().columns(), shape.view().height(), shape.view().width()
    };
    if (!Arrays.equals(wanted, light.samples().extent())) {
      throw new IllegalArgumentException(
          "the light field was %s, found %s"
              .formatted(Arrays.toString(wanted), Arrays.toString(light.samples().extent())));
    }
    psnr = new float[shape.views().count()];
  }

  @Override
  public boolean step() {
    int columns = painter.shape().views().columns();
    int row = painted / columns;
    int column = painted % columns;
    Samples view = light.samples().slice(row).slice(column);
    Samples ours = painter.colours(painter.view(row, column));
    psnr[painted] = (float) Math.min(Psnr.CEILING, Psnr.ofRounded(view, ours));
    painted++;
    return painted < psnr.length;
  }

  @Override
  public double progress() {
    return painted / (double) psnr.length;
  }

  /** PSNR of each view, row by row. */
  @Override
  public SlicePsnr result() {
    return new SlicePsnr(psnr.clone());
  }
}
