package dev.tessera.model.fit;

import dev.tessera.model.field.Pretrained;
import java.util.Optional;

/** A changed copy of {@link ShapeOptions} in the making; {@link #build} validates. */
public final class ShapeOptionsBuilder {
  private FitMode mode;
  private int cells;
  private double overlap;
  private double clamp;
  private int width;
  private int layers;
  private int latent;
  private double firstOmega;
  private double hiddenOmega;
  private double networkRate;
  private double codeRate;
  private int tilesPerStep;
  private int samplesPerTile;
  private int pointsPerTile;
  private long seed;
  private StopRule stop;
  private Optional<Pretrained> networks;

  ShapeOptionsBuilder(ShapeOptions options) {
    mode = options.mode();
    cells = options.cells();
    overlap = options.overlap();
    clamp = options.clamp();
    width = options.width();
    layers = options.layers();
    latent = options.latent();
    firstOmega = options.firstOmega();
    hiddenOmega = options.hiddenOmega();
    networkRate = options.networkRate();
    codeRate = options.codeRate();
    tilesPerStep = options.tilesPerStep();
    samplesPerTile = options.samplesPerTile();
    pointsPerTile = options.pointsPerTile();
    seed = options.seed();
    stop = options.stop();
    networks = options.networks();
  }

  /** Sets {@link ShapeOptions#mode}. */
  public ShapeOptionsBuilder mode(FitMode value) {
    mode = value;
    return this;
  }

  /** Sets {@link ShapeOptions#cells}. */
  public ShapeOptionsBuilder cells(int value) {
    cells = value;
    return this;
  }

  /** Sets {@link ShapeOptions#overlap}. */
  public ShapeOptionsBuilder overlap(double value) {
    overlap = value;
    return this;
  }

  /** Sets {@link ShapeOptions#clamp}. */
  public ShapeOptionsBuilder clamp(double value) {
    clamp = value;
    return this;
  }

  /** Sets {@link ShapeOptions#width}. */
  public ShapeOptionsBuilder width(int value) {
    width = value;
    return this;
  }

  /** Sets {@link ShapeOptions#layers}. */
  public ShapeOptionsBuilder layers(int value) {
    layers = value;
    return this;
  }

  /** Sets {@link ShapeOptions#latent}. */
  public ShapeOptionsBuilder latent(int value) {
    latent = value;
    return this;
  }

  /** Sets {@link ShapeOptions#firstOmega}. */
  public ShapeOptionsBuilder firstOmega(double value) {
    firstOmega = value;
    return this;
  }

  /** Sets {@link ShapeOptions#hiddenOmega}. */
  public ShapeOptionsBuilder hiddenOmega(double value) {
    hiddenOmega = value;
    return this;
  }

  /** Sets {@link ShapeOptions#networkRate}. */
  public ShapeOptionsBuilder networkRate(double value) {
    networkRate = value;
    return this;
  }

  /** Sets {@link ShapeOptions#codeRate}. */
  public ShapeOptionsBuilder codeRate(double value) {
    codeRate = value;
    return this;
  }

  /** Sets {@link ShapeOptions#tilesPerStep}. */
  public ShapeOptionsBuilder tilesPerStep(int value) {
    tilesPerStep = value;
    return this;
  }

  /** Sets {@link ShapeOptions#samplesPerTile}. */
  public ShapeOptionsBuilder samplesPerTile(int value) {
    samplesPerTile = value;
    return this;
  }

  /** Sets {@link ShapeOptions#pointsPerTile}. */
  public ShapeOptionsBuilder pointsPerTile(int value) {
    pointsPerTile = value;
    return this;
  }

  /** Sets {@link ShapeOptions#seed}. */
  public ShapeOptionsBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Sets {@link ShapeOptions#stop}. */
  public ShapeOptionsBuilder stop(StopRule value) {
    stop = value;
    return this;
  }

  /** Sets {@link ShapeOptions#networks}. */
  public ShapeOptionsBuilder networks(Optional<Pretrained> value) {
    networks = value;
    return this;
  }

  /**
   * The changed options.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public ShapeOptions build() {
    return new ShapeOptions(
        mode,
        cells,
        overlap,
        clamp,
        width,
        layers,
        latent,
        firstOmega,
        hiddenOmega,
        networkRate,
        codeRate,
        tilesPerStep,
        samplesPerTile,
        pointsPerTile,
        seed,
        stop,
        networks);
  }
}
