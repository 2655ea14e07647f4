package dev.tessera.app.cli;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.fit.StopRule;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a training as options. */
final class TrainArguments {
  /** What is represented. */
  enum Kind {
    /** Tiles of pictures. */
    IMAGE,
    /** A family of shapes. */
    SHAPE,
    /** Tiles of the distance of any shape. */
    VOXEL
  }

  /** What predicts codes. */
  enum Encoder {
    MLP,
    NONE
  }

  @Option(
      names = "--out",
      paramLabel = "WEIGHTS",
      required = true,
      description =
          "The networks: a safetensors file; what is needed to go on is kept beside it as"
              + " WEIGHTS.checkpoint, but for voxels, which are learned in one go.")
  @Nullable Path out;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "image",
      description =
          "What the networks are for: image (tiles of pictures), shape (a family of shapes, one"
              + " code each) or voxel (tiles of any shape); default ${DEFAULT-VALUE}.")
  Kind kind = Kind.IMAGE;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "paper",
      description = "Form of the field: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  TrainForm form = TrainForm.PAPER;

  @Option(
      names = "--tile",
      paramLabel = "N",
      description = "Pixels of a tile's side, 2 to 64; of voxels, points along each axis, 4 to 16.")
  @Nullable Integer tile;

  @Option(names = "--latent", paramLabel = "N", description = "Floats per tile, 1 to 1024.")
  @Nullable Integer latent;

  @Option(
      names = "--experts",
      paramLabel = "K",
      description = "Experts to choose from, a power of two; with --form experts.")
  @Nullable Integer experts;

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "Vases or chairs to learn from, 1 to 1000; 256 by default.")
  @Nullable Integer members;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Voxels: orientations in which each shape is shown, 1 to 1000; 6 by default.")
  @Nullable Integer turns;

  @Option(names = "--width", paramLabel = "N", description = "Units of each layer, 8 to 1024.")
  @Nullable Integer width;

  @Option(names = "--layers", paramLabel = "N", description = "Sine layers, 1 to 8.")
  @Nullable Integer layers;

  @Option(
      names = "--encoder",
      paramLabel = "ENCODER",
      defaultValue = "mlp",
      description =
          "What predicts codes: mlp (a small network, trained with the field) or none (a code-book"
              + " of a fixed set of tiles); default ${DEFAULT-VALUE}.")
  Encoder encoder = Encoder.MLP;

  @Option(
      names = "--refine",
      description = "Improve the encoder's codes before the field learns from them: slower.")
  boolean refine;

  @Option(
      names = "--random-start",
      description = "Start from random weights where a principal component analysis could be.")
  boolean randomStart;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Time budget; 600 by default, none if --steps is given.")
  @Nullable Double seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "End after N optimiser steps; of experts, N rounds once all have grown.")
  @Nullable Long steps;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Tiles, or shapes, of an optimiser step.")
  @Nullable Integer batch;

  @Option(names = "--rate", paramLabel = "R", description = "Peak learning rate, at most 1.")
  @Nullable Double rate;

  @Option(names = "--seed", paramLabel = "N", description = "Fixes every random choice.")
  @Nullable Long seed;

  @Option(
      names = "--resume",
      paramLabel = "CHECKPOINT",
      description =
          "Go on from a checkpoint, with its settings and up to the --seconds or --steps given.")
  @Nullable Path resume;

  @Option(
      names = "--validate",
      paramLabel = "DIR",
      description =
          "Judge by these pictures or meshes; if not given, by every tenth of the pictures, or by"
              + " no mesh.")
  @Nullable Path validate;

  @Option(names = "--report", paramLabel = "R.json", description = "How it went, as JSON.")
  @Nullable Path report;

  @Option(names = "--half", description = "Store matrices in half precision.")
  boolean half;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "Where to compute: auto, cpu, gpu; default ${DEFAULT-VALUE}.")
  DeviceChoice device = DeviceChoice.AUTO;

  Path out() {
    return Objects.requireNonNull(out, "picocli requires --out");
  }

  /** Beside the weights. */
  Path checkpoint() {
    return Path.of(out() + ".checkpoint");
  }

  /**
   * Finds out before the training what would go wrong after it.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check() {
    OutputCheck.requireWritable(out());
    if (kind != Kind.VOXEL) {
      OutputCheck.requireWritable(checkpoint());
    }
    if (report != null) {
      OutputCheck.requireWritable(report);
      if (report.toAbsolutePath().normalize().equals(out().toAbsolutePath().normalize())) {
        throw new IllegalArgumentException("Two outputs have the same name: " + report);
      }
    }
    boolean settings =
        tile != null
            || latent != null
            || width != null
            || layers != null
            || batch != null
            || rate != null
            || seed != null
            || refine
            || randomStart
            || encoder == Encoder.NONE;
    if (resume != null && settings) {
      throw new IllegalArgumentException(
          "--resume goes on with the settings of its checkpoint; only --seconds and --steps can be"
              + " given beside it");
    }
    if (refine && encoder == Encoder.NONE) {
      throw new IllegalArgumentException("--refine improves an encoder's codes: not with none");
    }
  }

  /** When to end. */
  StopRule stop(StopRule base) {
    double untimed = steps == null ? base.seconds() : Double.POSITIVE_INFINITY;
    return new StopRule(
        seconds == null ? untimed : seconds,
        steps == null ? base.steps() : steps,
        base.targetPsnr(),
        false);
  }
}
