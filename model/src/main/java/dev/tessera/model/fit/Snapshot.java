package dev.tessera.model.fit;

import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.shown.SlicePsnr;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a watcher sees of a running fit.
 *
 * @param <R> what is fitted
 * @param phase how far it is
 * @param pace how fast it goes
 * @param quality how good it is
 * @param curve every point so far
 * @param live what somebody looks at
 */
public record Snapshot<R>(Phase phase, Pace pace, Quality quality, FitCurve curve, Live<R> live) {
  /**
   * How far a fit is.
   *
   * @param part number of the part, of those that are fitted one after another; 0 for the first
   * @param prepared how much of what comes before the first step is done, 0 to 1
   * @param evaluated how much of the evaluation after the last step is done, 0 to 1
   */
  public record Phase(int part, double prepared, double evaluated) {}

  /**
   * How fast a fit goes.
   *
   * @param step optimiser steps done
   * @param seconds seconds of preparing and fitting, pauses not counted
   * @param preparationSeconds part of them before the first step
   * @param stepsPerSecond moving average
   * @param samples learned from, those seen again counted again
   * @param samplesPerSecond moving average
   * @param etaSeconds estimated seconds until a stop rule ends the run; infinite if none will
   * @param nativeBytes largest memory of the engine's arrays so far, bytes
   */
  public record Pace(
      long step,
      double seconds,
      double preparationSeconds,
      double stepsPerSecond,
      long samples,
      double samplesPerSecond,
      double etaSeconds,
      long nativeBytes) {}

  /**
   * How good a fit is.
   *
   * @param psnr dB of what is fitted, every point as it was when last visited; of a picture rounded
   *     to 8 bits, of a shape the clamped distance with a peak of 2 clamps, of a data set the
   *     latest batches; NaN if unknown
   * @param meanError mean |error| of the clamped distance, unit-sphere lengths; NaN elsewhere
   * @param heldOut of signals held out: mean PSNR in dB by encoder alone, or, of a family, mean
   *     |error| in unit-sphere lengths; NaN if not measured
   * @param refined the same PSNR after improving the codes; NaN if not measured
   * @param slices PSNR of each slice, such as the frames of a clip, whose mean the PSNR then is
   */
  public record Quality(
      double psnr, double meanError, double heldOut, double refined, SlicePsnr slices) {
    /** Of one signal. */
    public static Quality of(double psnr, double meanError) {
      return of(psnr, meanError, SlicePsnr.NONE);
    }

    /** Of one signal with slices. */
    public static Quality of(double psnr, double meanError, SlicePsnr slices) {
      return new Quality(psnr, meanError, Double.NaN, Double.NaN, slices);
    }

    /** The same, with what was measured on signals held out. */
    public Quality judged(double newHeldOut, double newRefined) {
      return new Quality(psnr, meanError, newHeldOut, newRefined, slices);
    }

    /** What curves show: the first that is known of held out, refined, PSNR and error. */
    double mark() {
      return DoubleStream.of(heldOut, refined, psnr)
          .filter(value -> !Double.isNaN(value))
          .findFirst()
          .orElse(meanError);
    }
  }

  /** The code of one tile at one moment, (D); immutable, the array given is handed over. */
  public static final class TileCode {
    private final int tile;
    private final float[] values;

    /** Wraps a code without copying. */
    public TileCode(int tile, float[] values) {
      this.tile = tile;
      this.values = values;
    }

    /** Which tile. */
    public int tile() {
      return tile;
    }

    /** D. */
    public int length() {
      return values.length;
    }

    /** One number of the code. */
    public float get(int index) {
      return values[index];
    }
  }

  /**
   * What somebody looks at.
   *
   * @param patch what changed in the picture since the last snapshot
   * @param active tiles that are still worked on, where converged ones are left out; empty if all
   *     are
   * @param watched code of the tile that was asked for
   * @param fitted what is fitted as it is now, where it was asked for and there is something
   */
  public record Live<R>(
      Optional<PicturePatch> patch,
      Optional<BitSet> active,
      Optional<TileCode> watched,
      Optional<R> fitted) {
    /** Nothing. */
    public static <R> Live<R> none() {
      return new Live<>(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * What somebody wants to look at.
   *
   * @param tile whose code is wanted, or -1
   * @param fitted whether a copy of what is fitted is wanted
   * @param wholePicture whether all of the picture is wanted, changed or not; then this is the last
   *     snapshot and nothing is fitted afterwards
   * @param slice which slice of a signal is looked at as a picture, such as a frame of a clip; -1
   *     for none
   */
  public record Watch(int tile, boolean fitted, boolean wholePicture, int slice) {
    /** Only what changed in the picture. */
    public static final Watch NOTHING = new Watch(-1, false, false, -1);

    /** At the end: everything, so that it may replace a snapshot that was not taken. */
    public static final Watch ALL = new Watch(-1, true, true, -1);
  }

  /**
   * Before there is anything to tell.
   *
   * @param prepared how much of what comes before the first step is done, 0 to 1
   */
  public static <R> Snapshot<R> preparing(double prepared) {
    return new Snapshot<>(
        new Phase(0, prepared, 0),
        new Pace(0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0),
        Quality.of(Double.NaN, Double.NaN),
        FitCurve.empty(),
        Live.none());
  }

  /** Optimiser steps done. */
  public long step() {
    return pace.step();
  }

  /** Seconds of preparing and fitting, pauses not counted. */
  public double seconds() {
    return pace.seconds();
  }

  /** PSNR of what is fitted, dB. */
  public double psnr() {
    return quality.psnr();
  }
}
