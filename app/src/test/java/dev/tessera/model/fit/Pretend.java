package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signals, snapshots and results as a fit would make them. */
public final class Pretend {
  private Pretend() {}

  /** A grey picture of 24 x 16 pixels. */
  public static GridSignal signal() {
    return new GridSignal("grey.png", Samples.of(new int[] {16, 24}, 3, new float[16 * 24 * 3]), 8);
  }

  /** A snapshot at a step, without a change of the picture. */
  public static Snapshot<Fitted<GridTiling>> snapshot(FitOptions options, long step, double psnr) {
    PicturePatch none =
        new PicturePatch(options.gridFor(signal()), new int[0], new int[0], new float[0]);
    return snapshot(
        step,
        psnr,
        new Snapshot.Live<>(
            Optional.of(none), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** A snapshot of anything at a step. */
  public static <R> Snapshot<R> snapshot(long step, double psnr, Snapshot.Live<R> live) {
    return new Snapshot<>(
        new Snapshot.Phase(0, 1, 0),
        pace(step),
        Snapshot.Quality.of(psnr, 0.001),
        FitCurve.empty(),
        live);
  }

  private static Snapshot.Pace pace(long step) {
    return new Snapshot.Pace(step, step / 10.0, 0, 10, 100 * step, 1000, 5, 1 << 20);
  }

  /** A result at a step. */
  public static FitResult<Fitted<GridTiling>> result(FitOptions options, long step, double psnr) {
    WeightLayout layout = WeightLayout.of(options.specFor(signal()));
    int tiles = options.gridFor(signal()).tileCount();
    int latent = options.network().latent();
    Fitted<GridTiling> field =
        new Fitted<>(
            options.gridFor(signal()),
            Weights.of(options.specFor(signal()), new float[layout.length()]),
            Codes.of(tiles, latent, new float[tiles * latent]));
    return result(field, step, Snapshot.Quality.of(psnr, Double.NaN));
  }

  /** A result of anything at a step. */
  public static <R> FitResult<R> result(R fitted, long step, Snapshot.Quality quality) {
    return new FitResult<>(
        fitted,
        StopReason.STEPS,
        pace(step),
        quality,
        FitCurve.empty(),
        new DeviceReport("CPU, 2 threads", false, "No GPU was found.", "PyTorch", List.of()),
        new FitState(Map.of(), step, step / 10.0, Map.of()));
  }

  /** A curve of two points. */
  public static FitCurve curve() {
    return FitCurve.of(new long[] {10, 20}, new double[] {0.5, 1}, new double[] {21.25, 24});
  }
}
