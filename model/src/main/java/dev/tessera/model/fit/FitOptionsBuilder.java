package dev.tessera.model.fit;

import dev.tessera.model.field.Pretrained;
import java.util.Optional;

/** A changed copy of {@link FitOptions} in the making; {@link #build} validates. */
public final class FitOptionsBuilder {
  private FitMode mode;
  private boolean global;
  private int tile;
  private int overlap;
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
    global = options.global();
    tile = options.tile();
    overlap = options.overlap();
    width = options.width();
    layers = options.layers();
    latent = options.latent();
    firstOmega = options.firstOmega();
    hiddenOmega = options.hiddenOmega();
    networkRate = options.networkRate();
    codeRate = options.codeRate();
    tilesPerStep = options.tilesPerStep();
    samplesPerTile = options.samplesPerTile();
    seed = options.seed();
    stop = options.stop();
    networks = options.networks();
  }

  /** Sets {@link FitOptions#mode}. */
  public FitOptionsBuilder mode(FitMode value) {
    mode = value;
    return this;
  }

  /** Sets {@link FitOptions#global}. */
  public FitOptionsBuilder global(boolean value) {
    global = value;
    return this;
  }

  /** Sets {@link FitOptions#tile}. */
  public FitOptionsBuilder tile(int value) {
    tile = value;
    return this;
  }

  /** Sets {@link FitOptions#overlap}. */
  public FitOptionsBuilder overlap(int value) {
    overlap = value;
    return this;
  }

  /** Sets {@link FitOptions#width}. */
  public FitOptionsBuilder width(int value) {
    width = value;
    return this;
  }

  /** Sets {@link FitOptions#layers}. */
  public FitOptionsBuilder layers(int value) {
    layers = value;
    return this;
  }

  /** Sets {@link FitOptions#latent}. */
  public FitOptionsBuilder latent(int value) {
    latent = value;
    return this;
  }

  /** Sets {@link FitOptions#firstOmega}. */
  public FitOptionsBuilder firstOmega(double value) {
    firstOmega = value;
    return this;
  }

  /** Sets {@link FitOptions#hiddenOmega}. */
  public FitOptionsBuilder hiddenOmega(double value) {
    hiddenOmega = value;
    return this;
  }

  /** Sets {@link FitOptions#networkRate}. */
  public FitOptionsBuilder networkRate(double value) {
    networkRate = value;
    return this;
  }

  /** Sets {@link FitOptions#codeRate}. */
  public FitOptionsBuilder codeRate(double value) {
    codeRate = value;
    return this;
  }

  /** Sets {@link FitOptions#tilesPerStep}. */
  public FitOptionsBuilder tilesPerStep(int value) {
    tilesPerStep = value;
    return this;
  }

  /** Sets {@link FitOptions#samplesPerTile}. */
  public FitOptionsBuilder samplesPerTile(int value) {
    samplesPerTile = value;
    return this;
  }

  /** Sets {@link FitOptions#seed}. */
  public FitOptionsBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Sets {@link FitOptions#stop}. */
  public FitOptionsBuilder stop(StopRule value) {
    stop = value;
    return this;
  }

  /** Sets {@link FitOptions#networks}. */
  public FitOptionsBuilder networks(Optional<Pretrained> value) {
    networks = value;
    return this;
  }

  /**
   * The changed options.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public FitOptions build() {
    return new FitOptions(
        mode,
        global,
        tile,
        overlap,
        width,
        layers,
        latent,
        firstOmega,
        hiddenOmega,
        networkRate,
        codeRate,
        tilesPerStep,
        samplesPerTile,
        seed,
        stop,
        networks);
  }
}
