package dev.tessera.model.fit;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Optional;

/** A changed copy of {@link FitOptions} in the making; {@link #build} validates. */
public final class FitOptionsBuilder {
  private FitMode mode;
  private Cut cut;
  private FitOptions.Network network;
  private FitOptions.Steps steps;
  private StopRule stop;
  private Optional<Pretrained> networks;

  FitOptionsBuilder(FitOptions options) {
    mode = options.mode();
    cut = options.cut();
    network = options.network();
    steps = options.steps();
    stop = options.stop();
    networks = options.networks();
  }

  private GridCut grid() {
    return (GridCut) cut;
  }

  private SurfaceCut surface() {
    return (SurfaceCut) cut;
  }

  /** Sets {@link FitOptions#mode}. */
  public FitOptionsBuilder mode(FitMode value) {
    mode = value;
    return this;
  }

  /** Sets {@link FitOptions#cut}. */
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

  /** Sets {@link SurfaceCut#cells}. */
  public FitOptionsBuilder cells(int value) {
    cut = new SurfaceCut(value, surface().overlap(), surface().clamp(), surface().pointsPerTile());
    return this;
  }

  /** Sets {@link SurfaceCut#overlap}. */
  public FitOptionsBuilder cellOverlap(double value) {
    cut = new SurfaceCut(surface().cells(), value, surface().clamp(), surface().pointsPerTile());
    return this;
  }

  /** Sets {@link SurfaceCut#clamp}. */
  public FitOptionsBuilder clamp(double value) {
    cut = new SurfaceCut(surface().cells(), surface().overlap(), value, surface().pointsPerTile());
    return this;
  }

  /** Sets {@link SurfaceCut#pointsPerTile}. */
  public FitOptionsBuilder pointsPerTile(int value) {
    cut = new SurfaceCut(surface().cells(), surface().overlap(), surface().clamp(), value);
    return this;
  }

  /** Sets {@link FitOptions#network}. */
  public FitOptionsBuilder network(FitOptions.Network value) {
    network = value;
    return this;
  }

  /** Sets {@link FitOptions.Network#form}. */
  public FitOptionsBuilder form(FieldForm value) {
    network =
        new FitOptions.Network(
            value,
            network.width(),
            network.layers(),
            network.latent(),
            network.firstOmega(),
            network.hiddenOmega());
    return this;
  }

  /** Sets {@link FitOptions.Network#width}. */
  public FitOptionsBuilder width(int value) {
    network =
        new FitOptions.Network(
            network.form(),
            value,
            network.layers(),
            network.latent(),
            network.firstOmega(),
            network.hiddenOmega());
    return this;
  }

  /** Sets {@link FitOptions.Network#layers}. */
  public FitOptionsBuilder layers(int value) {
    network =
        new FitOptions.Network(
            network.form(),
            network.width(),
            value,
            network.latent(),
            network.firstOmega(),
            network.hiddenOmega());
    return this;
  }

  /** Sets {@link FitOptions.Network#latent}. */
  public FitOptionsBuilder latent(int value) {
    network =
        new FitOptions.Network(
            network.form(),
            network.width(),
            network.layers(),
            value,
            network.firstOmega(),
            network.hiddenOmega());
    return this;
  }

  /** Sets {@link FitOptions.Network#firstOmega}. */
  public FitOptionsBuilder firstOmega(double value) {
    network =
        new FitOptions.Network(
            network.form(),
            network.width(),
            network.layers(),
            network.latent(),
            value,
            network.hiddenOmega());
    return this;
  }

  /** Sets {@link FitOptions.Network#hiddenOmega}. */
  public FitOptionsBuilder hiddenOmega(double value) {
    network =
        new FitOptions.Network(
            network.form(),
            network.width(),
            network.layers(),
            network.latent(),
            network.firstOmega(),
            value);
    return this;
  }

  /** Sets {@link FitOptions#steps}. */
  public FitOptionsBuilder steps(FitOptions.Steps value) {
    steps = value;
    return this;
  }

  /** Sets {@link FitOptions.Steps#networkRate}. */
  public FitOptionsBuilder networkRate(double value) {
    steps =
        new FitOptions.Steps(
            value, steps.codeRate(), steps.tilesPerStep(), steps.samplesPerTile(), steps.seed());
    return this;
  }

  /** Sets {@link FitOptions.Steps#codeRate}. */
  public FitOptionsBuilder codeRate(double value) {
    steps =
        new FitOptions.Steps(
            steps.networkRate(), value, steps.tilesPerStep(), steps.samplesPerTile(), steps.seed());
    return this;
  }

  /** Sets {@link FitOptions.Steps#tilesPerStep}. */
  public FitOptionsBuilder tilesPerStep(int value) {
    steps =
        new FitOptions.Steps(
            steps.networkRate(), steps.codeRate(), value, steps.samplesPerTile(), steps.seed());
    return this;
  }

  /** Sets {@link FitOptions.Steps#samplesPerTile}. */
  public FitOptionsBuilder samplesPerTile(int value) {
    steps =
        new FitOptions.Steps(
            steps.networkRate(), steps.codeRate(), steps.tilesPerStep(), value, steps.seed());
    return this;
  }

  /** Sets {@link FitOptions.Steps#seed}. */
  public FitOptionsBuilder seed(long value) {
    steps =
        new FitOptions.Steps(
            steps.networkRate(),
            steps.codeRate(),
            steps.tilesPerStep(),
            steps.samplesPerTile(),
            value);
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
   * @throws IllegalArgumentException naming what does not go together
   */
  public FitOptions build() {
    return new FitOptions(mode, cut, network, steps, stop, networks);
  }
}
