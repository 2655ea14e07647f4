package dev.tessera.model.fit;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Optional;

/**
 * A changed copy of {@link FitOptions} in the making; {@link #build} validates. Every method sets
 * what the options or their parts call so.
 */
public final class FitOptionsBuilder {
  private FitMode mode;
  private Cut cut;
  private FieldForm form;
  private int width;
  private int layers;
  private int latent;
  private double firstOmega;
  private double hiddenOmega;
  private double networkRate;
  private double codeRate;
  private int tilesPerStep;
  private int samplesPerTile;
  private long seed;
  private StopRule stop;
  private Optional<Pretrained> networks;

  FitOptionsBuilder(FitOptions options) {
    mode = options.mode();
    cut = options.cut();
    stop = options.stop();
    networks = options.networks();
    FitOptions.Network network = options.network();
    form = network.form();
    width = network.width();
    layers = network.layers();
    latent = network.latent();
    firstOmega = network.firstOmega();
    hiddenOmega = network.hiddenOmega();
    steps(options.steps());
  }

  private GridCut grid() {
    return (GridCut) cut;
  }

  private SurfaceCut surface() {
    return (SurfaceCut) cut;
  }

  public FitOptionsBuilder mode(FitMode value) {
    mode = value;
    return this;
  }

  public FitOptionsBuilder cut(Cut value) {
    cut = value;
    return this;
  }

  /** Sets {@link GridCut#whole}. */
  public FitOptionsBuilder global(boolean value) {
    cut = grid().withWhole(value);
    return this;
  }

  /** Sets {@link GridCut#tile} for all axes; an overlap of more than half a tile shrinks. */
  public FitOptionsBuilder tile(int value) {
    cut = grid().withSide(value);
    return this;
  }

  /** Sets {@link GridCut#overlap} for all axes. */
  public FitOptionsBuilder overlap(int value) {
    cut = grid().withShared(value);
    return this;
  }

  public FitOptionsBuilder cells(int value) {
    cut = new SurfaceCut(value, surface().overlap(), surface().clamp(), surface().pointsPerTile());
    return this;
  }

  /** Sets {@link SurfaceCut#overlap}. */
  public FitOptionsBuilder cellOverlap(double value) {
    cut = new SurfaceCut(surface().cells(), value, surface().clamp(), surface().pointsPerTile());
    return this;
  }

  public FitOptionsBuilder clamp(double value) {
    cut = new SurfaceCut(surface().cells(), surface().overlap(), value, surface().pointsPerTile());
    return this;
  }

  public FitOptionsBuilder pointsPerTile(int value) {
    cut = new SurfaceCut(surface().cells(), surface().overlap(), surface().clamp(), value);
    return this;
  }

  public FitOptionsBuilder form(FieldForm value) {
    form = value;
    return this;
  }

  public FitOptionsBuilder width(int value) {
    width = value;
    return this;
  }

  public FitOptionsBuilder layers(int value) {
    layers = value;
    return this;
  }

  public FitOptionsBuilder latent(int value) {
    latent = value;
    return this;
  }

  public FitOptionsBuilder firstOmega(double value) {
    firstOmega = value;
    return this;
  }

  public FitOptionsBuilder hiddenOmega(double value) {
    hiddenOmega = value;
    return this;
  }

  public FitOptionsBuilder steps(FitOptions.Steps steps) {
    networkRate = steps.networkRate();
    codeRate = steps.codeRate();
    tilesPerStep = steps.tilesPerStep();
    samplesPerTile = steps.samplesPerTile();
    seed = steps.seed();
    return this;
  }

  public FitOptionsBuilder networkRate(double value) {
    networkRate = value;
    return this;
  }

  public FitOptionsBuilder codeRate(double value) {
    codeRate = value;
    return this;
  }

  public FitOptionsBuilder tilesPerStep(int value) {
    tilesPerStep = value;
    return this;
  }

  public FitOptionsBuilder samplesPerTile(int value) {
    samplesPerTile = value;
    return this;
  }

  public FitOptionsBuilder seed(long value) {
    seed = value;
    return this;
  }

  public FitOptionsBuilder stop(StopRule value) {
    stop = value;
    return this;
  }

  public FitOptionsBuilder networks(Optional<Pretrained> value) {
    networks = value;
    return this;
  }

  /**
   * The changed options.
   *
   * @throws IllegalArgumentException naming what does not go together
   */
  public FitOptions build() {
    return new FitOptions(
        mode,
        cut,
        new FitOptions.Network(form, width, layers, latent, firstOmega, hiddenOmega),
        new FitOptions.Steps(networkRate, codeRate, tilesPerStep, samplesPerTile, seed),
        stop,
        networks);
  }
}
