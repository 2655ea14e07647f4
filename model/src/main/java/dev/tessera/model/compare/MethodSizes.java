package dev.tessera.model.compare;

import dev.tessera.model.field.OneExpert;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Tuning;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Sizes that methods which are compared share where they have them.
 *
 * @param cut tiles of the signal; a network for all of it has one instead
 * @param latent D, floats per tile, 1 to 1024
 * @param width H, units of each layer, 8 to 1024
 * @param layers L, 1 to 8
 */
public record MethodSizes(Cut cut, int latent, int width, int layers) {
  /** A quarter of a float per pixel, as in the paper's tiles, in networks of seconds. */
  public static final MethodSizes USUAL = new MethodSizes(16, 64, 64, 3);

  /** The same in tiles of a clip, which hold as many samples. */
  public static final MethodSizes CLIP = USUAL.withCut(Preset.BALANCED.clip().cut());

  /** The same in tiles near the surface of a shape. */
  public static final MethodSizes SHAPE = USUAL.withCut(Preset.BALANCED.shape().cut());

  /** Samples of the side of a tile that forms are tuned for. */
  private static final double TUNED_SIDE = 16;

  /**
   * How much lower frequencies of tiles of a shape are than those of a picture: clamped distances
   * are smoother.
   */
  private static final double SMOOTHER = 0.25;

  /**
   * How much higher rates of their codes are: a shape has thousands of tiles, so that each is drawn
   * more seldom.
   */
  private static final double SELDOM = 3;

  /** Rejects values out of range, naming the setting. */
  public MethodSizes {
    Range.require("latent", latent, 1, 1024);
    Range.require("width", width, 8, 1024);
    Range.require("layers", layers, 1, 8);
  }

  /**
   * For tiles of a picture.
   *
   * @param tile samples of a tile along each axis, 2 to 256
   */
  public MethodSizes(int tile, int latent, int width, int layers) {
    this(GridCut.cube(tile, 0), latent, width, layers);
  }

  /** Tiles of a picture or a clip. */
  GridCut grid() {
    return (GridCut) cut;
  }

  /** Samples of a tile along the last axis. */
  private int tile() {
    return cut instanceof GridCut grid ? grid.side() : ((SurfaceCut) cut).pointsPerAxis();
  }

  /** The same for other tiles. */
  public MethodSizes withCut(Cut newCut) {
    return new MethodSizes(newCut, latent, width, layers);
  }

  /** The same for other cells of a shape, clamped where it was: PSNR is of the same distances. */
  MethodSizes withCells(int cells) {
    SurfaceCut s = (SurfaceCut) cut;
    return withCut(new SurfaceCut(cells, s.overlap(), s.clamp(), s.pointsPerTile()));
  }

  /** The same with another number of layers. */
  MethodSizes withLayers(int newLayers) {
    return new MethodSizes(cut, latent, width, newLayers);
  }

  /** The same for tiles with codes of another length. */
  MethodSizes withLatent(int newLatent) {
    return new MethodSizes(cut, newLatent, width, layers);
  }

  /** The same for layers of another width. */
  MethodSizes withWidth(int newWidth) {
    return new MethodSizes(cut, latent, newWidth, layers);
  }

  /**
   * Every setting of the fit of a method whose networks have these sizes, with as many samples per
   * step for each that trains.
   *
   * @param stop when it ends
   * @throws IllegalArgumentException if a size is out of range, naming it
   */
  FitOptions options(Method method, ComparedSignal<?> subject, StopRule stop) {
    return switch (method.kind()) {
      case WHOLE -> whole(method, stop);
      case TILES -> tiles(method, stop);
      case ANALYSED -> analysed(subject, stop);
      case TRAINED -> throw new IllegalArgumentException(method.name() + " has sizes of its own");
    };
  }

  private FitOptions whole(Method method, StopRule stop) {
    Tuning tuning = method.form().tuning();
    return new FitOptions(
        FitMode.JOINT,
        wholeCut(),
        new FitOptions.Network(
            method.form(), width, layers, 0, tuning.firstOmega(), tuning.hiddenOmega()),
        new FitOptions.Steps(tuning.networkRate(), tuning.codeRate(), 1, 8192, 1),
        stop,
        Optional.empty());
  }

  private Cut wholeCut() {
    return cut instanceof SurfaceCut s
        ? new SurfaceCut(1, 0, s.clamp(), s.pointsPerTile())
        : ((GridCut) cut).withWhole(true);
  }

  /**
   * The first frequency grows with the tile: waves are as long in samples whatever its side, and
   * longer in a shape.
   */
  private FitOptions tiles(Method method, StopRule stop) {
    Tuning tuning = method.form().tuning();
    boolean shape = cut instanceof SurfaceCut;
    double slower = shape ? SMOOTHER : 1;
    double omega = Math.max(1, Math.min(200, slower * tuning.firstOmega() * tile() / TUNED_SIDE));
    double hidden = slower * tuning.hiddenOmega();
    return new FitOptions(
        FitMode.JOINT,
        cut,
        new FitOptions.Network(method.form(), width, layers, latent, omega, hidden),
        new FitOptions.Steps(
            tuning.networkRate(), (shape ? SELDOM : 1) * tuning.codeRate(), 512, 16, 1),
        stop,
        Optional.empty());
  }

  private FitOptions analysed(ComparedSignal<?> subject, StopRule stop) {
    OneExpert expert = new OneExpert(sides(subject.dimensions()), subject.channels(), latent);
    return staying(FitMode.ENCODE, cut, expert.unlearned("its own"), stop);
  }

  private List<Integer> sides(int dimensions) {
    return cut instanceof GridCut grid && grid.tile().size() == dimensions
        ? grid.tile()
        : Collections.nCopies(dimensions, tile());
  }

  /** Every setting of a fit of codes alone, for networks that stay as they are. */
  FitOptions options(Pretrained networks, StopRule stop) {
    Cut tiles = cut instanceof GridCut grid ? grid.withTile(networks.tile()) : cut;
    return staying(FitMode.CODES, tiles, networks, stop);
  }

  private FitOptions staying(FitMode mode, Cut tiles, Pretrained networks, StopRule stop) {
    return new FitOptions(
        mode,
        tiles,
        new FitOptions.Network(width, layers, latent, 1, 1),
        new FitOptions.Steps(1e-2, 5e-3, 256, 64, 1),
        stop,
        Optional.of(networks));
  }
}
