package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/** How well each view of a light field is met, given or left out. */
public final class ViewErrors implements Painting<SlicePsnr> {
  private static final double CEILING = 99;

  private final float[] psnr;
  private final OneByOne<SeenView> views;

  /**
   * Nothing painted yet.
   *
   * @param light all views
   * @throws IllegalArgumentException if views are of another size or number
   */
  public ViewErrors(LightPainter painter, GridSignal light) {
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
    int columns = shape.views().columns();
    views =
        new OneByOne<>(
            psnr.length,
            i -> {
              int row = i / columns;
              return painter.seeing(painter.view(row, i % columns));
            },
            (i, ours) -> {
              Samples view = light.samples().slice(i / columns).slice(i % columns);
              psnr[i] = (float) Math.min(CEILING, Psnr.ofRounded(view, ours.colours()));
            });
  }

  @Override
  public boolean step() {
    return views.step();
  }

  @Override
  public double progress() {
    return views.progress();
  }

  /** PSNR of each view, row by row. */
  @Override
  public SlicePsnr result() {
    return new SlicePsnr(psnr.clone());
  }
}
