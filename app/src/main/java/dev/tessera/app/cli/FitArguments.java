package dev.tessera.app.cli;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a fit as options; what is not given is taken from the preset. */
final class FitArguments {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "What moves: encode (nothing: an encoder predicts the codes), codes (from the encoder's,"
              + " networks as they were trained), joint (networks and codes of one signal, from"
              + " nothing or from --weights); default codes, or joint if its settings are given.")
  @Nullable FitMode mode;

  @Option(
      names = "--weights",
      paramLabel = "NAME|FILE",
      description = "Pre-trained networks by name, or a .safetensors file; default the first.")
  @Nullable String weights;

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      defaultValue = "balanced",
      description = "Settings to start from: fast, balanced, best; default ${DEFAULT-VALUE}.")
  Preset preset = Preset.BALANCED;

  @Option(names = "--global", description = "Images: one tile for the whole image.")
  boolean global;

  @Option(
      names = "--tile",
      paramLabel = "N",
      description = "Images: pixels of a tile's side, 2 to 256.")
  @Nullable Integer tile;

  @Option(
      names = "--overlap",
      paramLabel = "N",
      description = "Images: pixels shared by neighbouring tiles, 0 to half a tile.")
  @Nullable Integer overlap;

  @Option(names = "--width", paramLabel = "N", description = "Units of each layer, 8 to 1024.")
  @Nullable Integer width;

  @Option(names = "--layers", paramLabel = "N", description = "Sine layers, 1 to 8.")
  @Nullable Integer layers;

  @Option(names = "--latent", paramLabel = "N", description = "Floats per tile, 1 to 1024.")
  @Nullable Integer latent;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description = "Frequency of the first sine layer, 0.1 to 200.")
  @Nullable Double omega;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Time budget; none by default if --steps is given.")
  @Nullable Double seconds;

  @Option(names = "--steps", paramLabel = "N", description = "End after N optimiser steps.")
  @Nullable Long steps;

  @Option(names = "--target-psnr", paramLabel = "D", description = "End at D dB.")
  @Nullable Double targetPsnr;

  @Option(names = "--plateau", description = "End when the PSNR no longer grows.")
  boolean plateau;

  @Option(names = "--seed", paramLabel = "N", description = "Fixes every random choice; default 1.")
  @Nullable Long seed;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "Where to compute: auto, cpu, gpu; default ${DEFAULT-VALUE}.")
  DeviceChoice device = DeviceChoice.AUTO;

  /**
   * The settings that are meant.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  FitOptions options() throws ArchiveFormatException {
    FitOptions base = preset.options();
    FitMode chosen = chosenMode();
    if (chosen != FitMode.JOINT && fieldGiven()) {
      throw new IllegalArgumentException(
          "--tile, --width, --layers, --latent, --omega and --global belong to --mode joint:"
              + " pre-trained networks fix them");
    }
    FitOptionsBuilder changed =
        base.change()
            .mode(chosen)
            .networks(networks(NetworkKind.PHOTO, chosen))
            .global(global || base.global());
    if (tile != null) {
      changed.tile(tile);
    }
    if (overlap != null) {
      changed.overlap(overlap);
    }
    if (width != null) {
      changed.width(width);
    }
    if (layers != null) {
      changed.layers(layers);
    }
    if (latent != null) {
      changed.latent(latent);
    }
    if (omega != null) {
      changed.firstOmega(omega);
    }
    if (seed != null) {
      changed.seed(seed);
    }
    return changed.stop(stop(base.stop())).build();
  }

  private boolean fieldGiven() {
    return tile != null
        || width != null
        || layers != null
        || latent != null
        || omega != null
        || global;
  }

  private FitMode chosenMode() {
    if (mode != null) {
      return mode;
    }
    return fieldGiven() ? FitMode.JOINT : FitMode.CODES;
  }

  /**
   * Those of --weights; if it was not given, none for a joint fit, else the best trade that ships.
   *
   * @throws IllegalArgumentException if none of the name ship
   */
  Optional<Pretrained> networks(NetworkKind kind, FitMode chosen) throws ArchiveFormatException {
    if (weights != null && weights.endsWith(".safetensors")) {
      return Optional.of(PretrainedFile.read(Path.of(weights)));
    }
    if (weights == null && chosen == FitMode.JOINT) {
      return Optional.empty();
    }
    String name = weights == null ? ShippedNetworks.names(kind).get(0) : weights;
    return Optional.of(ShippedNetworks.load(kind, name));
  }

  /** When to end. */
  StopRule stop(StopRule base) {
    double untimed = steps == null ? base.seconds() : Double.POSITIVE_INFINITY;
    return new StopRule(
        seconds == null ? untimed : seconds,
        steps == null ? base.steps() : steps,
        targetPsnr == null ? base.targetPsnr() : targetPsnr,
        plateau || base.plateau());
  }
}
