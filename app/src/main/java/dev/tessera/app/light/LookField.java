package dev.tessera.app.light;

import dev.tessera.app.session.Session;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;

/**
 * A light field that was fitted, and the disparities of what is seen of it.
 *
 * @param signal all its views
 * @param known whether the views are there to be compared with
 * @param given which of them the fit looked at
 * @param fitted sheared tiles
 * @param far disparity of what is farthest, about, pixels per view
 * @param near disparity of what is nearest, another one
 */
public record LookField(
    GridSignal signal,
    boolean known,
    GivenViews given,
    Fitted<GridTiling> fitted,
    double far,
    double near) {
  /** Share of the tiles at each end that count as strays. */
  private static final double STRAYS = 0.004;

  /** Pixels per view between far and near at least. */
  private static final double LEAST_RANGE = 0.2;

  /** Which number of a code is the disparity. */
  private static final int DISPARITY = 2;

  /** What was fitted of a light field that is open. */
  public static LookField of(Session light, GivenViews given, Fitted<GridTiling> fitted) {
    double[] disparities = new double[fitted.codes().tiles()];
    for (int t = 0; t < disparities.length; t++) {
      disparities[t] = fitted.codes().get(t, DISPARITY);
    }
    Arrays.sort(disparities);
    int strays = (int) (STRAYS * disparities.length);
    double low = disparities[strays];
    double high = disparities[disparities.length - 1 - strays];
    double more = Math.max(0.05 * (high - low), (LEAST_RANGE - (high - low)) / 2);
    boolean nearIsHigh = ShearedShape.of(fitted.spec()).near() > 0;
    return new LookField(
        light.signal(),
        !light.origin().missing(),
        given,
        fitted,
        nearIsHigh ? low - more : high + more,
        nearIsHigh ? high + more : low - more);
  }

  /** What its views are like. */
  ShearedShape shape() {
    return ShearedShape.of(fitted.spec());
  }

  /** The widest aperture: all views. */
  double widest() {
    return (Math.max(shape().views().rows(), shape().views().columns()) - 1) / 2.0;
  }

  /** The disparity on the way from far to near, 0 to 1. */
  double disparity(double share) {
    return far + share * (near - far);
  }

  /** Where on the way from far to near a disparity lies, 0 to 1 as far as it lies between. */
  double share(double disparity) {
    return (disparity - far) / (near - far);
  }

  /** A view of the file, (height, width, C). */
  Samples view(LookPlace nearest) {
    return signal.samples().slice((int) nearest.v()).slice((int) nearest.u());
  }

  /** Whether the fit looked at a view. */
  boolean isGiven(LookPlace nearest) {
    return given.contains((int) nearest.v(), (int) nearest.u());
  }
}
