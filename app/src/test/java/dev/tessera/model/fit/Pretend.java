package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** Signals, snapshots and results as a fit would make them. */
public final class Pretend {
  private Pretend() {}

  /** A grey picture of 24 x 16 pixels. */
  public static GridSignal signal() {
    return new GridSignal("grey.png", Samples.of(new int[] {16, 24}, 3, new float[16 * 24 * 3]), 8);
  }

  /** A snapshot at a step, without a change of the picture. */
  public static FitSnapshot snapshot(FitOptions options, long step, double psnr) {
    PicturePatch none =
        new PicturePatch(options.gridFor(signal()), new int[0], new int[0], new float[0]);
    return new FitSnapshot(
        step,
        step / 10.0,
        psnr,
        10,
        1000,
        5,
        1 << 20,
        FitCurve.empty(),
        none,
        Optional.empty(),
        Optional.empty(),
        1,
        0);
  }

  /** A result at a step. */
  public static FitResult result(FitOptions options, long step, double psnr) {
    WeightLayout layout = WeightLayout.of(options.specFor(signal()));
    int tiles = options.gridFor(signal()).tileCount();
    Fitted<GridTiling> field =
        new Fitted<>(
            options.gridFor(signal()),
            Weights.of(options.specFor(signal()), new float[layout.length()]),
            Codes.of(tiles, options.latent(), new float[tiles * options.latent()]));
    return new FitResult(
        field,
        options,
        StopReason.STEPS,
        step,
        step / 10.0,
        psnr,
        1000,
        FitCurve.empty(),
        new DeviceReport("CPU, 2 threads", false, "No GPU was found.", "PyTorch"),
        1 << 20,
        new OptimiserState(new Adam(1, 1), new Adam(1, 1)));
  }

  /** A curve of two points. */
  public static FitCurve curve() {
    return new FitCurve(new long[] {10, 20}, new double[] {0.5, 1}, new double[] {21.25, 24}, 2);
  }
}
