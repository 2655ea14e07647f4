package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.Precision;
import dev.tessera.model.archive.TrainReport;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.TrainOptions;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.TileText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings of a training as options. */
final class TrainArguments {
  private static final String EXTENSION = ".safetensors";

  private static final String[] OF_CHECKPOINT = {
    "--form",
    "--tile",
    "--latent",
    "--experts",
    "--turns",
    "--width",
    "--layers",
    "--encoder",
    "--refine",
    "--random-start",
    "--batch",
    "--rate",
    "--seed"
  };

  private static final String[] ALL_BUT_VOXELS = {
    "--form",
    "--experts",
    "--layers",
    "--batch",
    "--rate",
    "--resume",
    "--seconds",
    "--steps",
    "--encoder",
    "--refine",
    "--random-start"
  };

  private static final String[] OF_TILES = {
    "--form", "--tile", "--experts", "--encoder", "--refine", "--random-start"
  };

  private static final String[] OF_PAPER = {
    "--layers", "--rate", "--encoder", "--refine", "--random-start", "--resume"
  };

  /** What is represented. */
  enum Kind {
    /** Tiles of pictures. */
    IMAGE,
    /** A family of shapes. */
    SHAPE,
    /** Tiles of the distance of any shape. */
    VOXEL,
    /** Tiles of clips. */
    VIDEO
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
              + " WEIGHTS.checkpoint, but for voxels and experts, which start anew.")
  @Nullable Path out;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "image",
      description =
          "What the networks are for: image (tiles of pictures), shape (a family of shapes, one"
              + " code each), voxel (tiles of any shape) or video (tiles of clips, with --form"
              + " experts); default ${DEFAULT-VALUE}.")
  Kind kind = Kind.IMAGE;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "paper",
      description =
          "Form of the field: paper, residual (the paper's with layers that add to the one before"
              + " them, begun as principal components) or experts; default ${DEFAULT-VALUE}.")
  TrainForm form = TrainForm.PAPER;

  @Option(
      names = "--tile",
      paramLabel = "N",
      description =
          "Pixels of a tile's side, 2 to 64; of voxels, points along each axis, 4 to 16; of clips,"
              + " FRAMESxROWSxCOLUMNS, rows and columns multiples of 8.")
  @Nullable String tile;

  @Option(names = "--latent", paramLabel = "N", description = "Floats per tile, 1 to 1024.")
  @Nullable Integer latent;

  @Option(
      names = "--experts",
      paramLabel = "K",
      description = "Experts to choose from, a power of two; with --form experts.")
  @Nullable Integer experts;

  @Option(
      names = "--amplitudes",
      paramLabel = "N",
      description =
          "Clips: most numbers of a part of a tile beside its choice, 1 to 255; 63 by default.")
  @Nullable Integer amplitudes;

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
      description =
          "Time to learn: 600 by default, 900 for a family, 3600 for experts, none if --steps is"
              + " given. Reading and preparing come before; the last judgement and writing after.")
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
          "Go on from a checkpoint, with its settings and up to the --seconds or --steps given,"
              + " which are those of the whole training.")
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

  @Mixin FamilyArguments family = new FamilyArguments();

  @Mixin DeviceArguments compute = new DeviceArguments();

  Path out() {
    return Objects.requireNonNull(out, "picocli requires --out");
  }

  /** The file's name without its extension. */
  String name() {
    String file = String.valueOf(out().getFileName());
    return file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
  }

  /**
   * The side of a tile that has one.
   *
   * @param usual if none was given
   * @throws IllegalArgumentException with one clear sentence if more were given
   */
  int side(int usual) {
    if (tile == null) {
      return usual;
    }
    List<Integer> sides = TileText.sides(tile);
    if (sides.size() != 1) {
      throw new IllegalArgumentException("--tile must be one number here, found " + tile);
    }
    return sides.get(0);
  }

  /** How matrices are stored. */
  Precision precision() {
    return half ? Precision.F16 : Precision.F32;
  }

  /** Whether the training can go on from a checkpoint. */
  boolean resumable() {
    return kind != Kind.VOXEL && form != TrainForm.EXPERTS;
  }

  /** Beside the weights. */
  Path checkpoint() {
    return Path.of(out() + ".checkpoint");
  }

  /** Writes how it went, if that was asked for. */
  void write(TrainReport told) throws SaveException {
    if (report != null) {
      TextFile.write(report, told.toJson());
    }
  }

  /** Where to go on from, if that was asked for. */
  Optional<FitState> state() throws ArchiveFormatException {
    return resume == null ? Optional.empty() : Optional.of(CheckpointFile.read(resume));
  }

  /**
   * Finds out before the training what would go wrong after it.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console given) {
    List<Path> targets = new ArrayList<>(List.of(out()));
    if (resumable()) {
      targets.add(checkpoint());
    }
    if (report != null) {
      targets.add(report);
    }
    OutputCheck.requireDistinct(targets);
    if (resume != null
        && Stream.of(OF_CHECKPOINT, FamilyArguments.OF_CHECKPOINT)
            .flatMap(Stream::of)
            .anyMatch(given::typed)) {
      throw new IllegalArgumentException(
          "--resume goes on with the settings of its checkpoint; only --seconds and --steps can"
              + " be given beside it");
    }
    requireEffects(given);
    if (rate != null && !(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("--rate must be more than 0 and at most 1, found " + rate);
    }
    stop(StopRule.afterSeconds(1));
  }

  /**
   * Refuses what many cannot train together.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void checkShared(Console given) {
    if (kind != Kind.IMAGE) {
      throw new IllegalArgumentException("A cluster trains networks for pictures: --kind image.");
    }
    given.refuse("does nothing on a cluster, which counts steps: give --steps N", "--seconds");
    if (encoder == Encoder.NONE) {
      throw new IllegalArgumentException(
          "A cluster trains networks with an encoder: codes of tiles have no mean.");
    }
    if (form != TrainForm.EXPERTS && steps == null) {
      throw new IllegalArgumentException("A cluster needs --steps N, how many each executor does.");
    }
  }

  /** Refuses options that would do nothing. */
  private void requireEffects(Console given) {
    if (kind != Kind.SHAPE) {
      given.refuse("is for --kind shape", FamilyArguments.OF_SHAPES);
      given.refuse("is for --kind shape", FamilyArguments.OF_CHECKPOINT);
    }
    if (kind != Kind.VOXEL) {
      given.refuse("is for --kind voxel", "--turns");
    }
    if (kind != Kind.VIDEO) {
      given.refuse("is for --kind video", "--amplitudes");
    } else if (form != TrainForm.EXPERTS) {
      throw new IllegalArgumentException(
          "networks for clips are of one form: give --form experts beside --kind video");
    } else {
      given.refuse("does nothing with --kind video: fit a clip to judge", "--validate");
    }
    if (kind == Kind.VOXEL) {
      given.refuse(
          "does nothing with --kind voxel, whose networks are found in one go and take --tile,"
              + " --latent, --width, --turns, --seed, --validate, --report, --half, --device"
              + " and --tf32 only",
          ALL_BUT_VOXELS);
    } else if (kind == Kind.SHAPE) {
      given.refuse("does nothing with --kind shape: a family has one code per shape", OF_TILES);
    } else if (form == TrainForm.EXPERTS) {
      given.refuse("belongs to --form paper", OF_PAPER);
    } else {
      given.refuse("belongs to --form experts", "--experts");
      if (refine && encoder == Encoder.NONE) {
        throw new IllegalArgumentException("--refine improves an encoder's codes: not with none");
      }
      if (form == TrainForm.PAPER && layers != null && layers > 1) {
        given.refuse(
            "does nothing with more than one layer: such networks start from random weights",
            "--random-start");
      }
    }
  }

  /**
   * A training of the paper's form with all that was given of its networks and steps.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  TrainOptions change(TrainOptions usual) {
    FieldSpec field = usual.field();
    TrainOptions.Steps steps = usual.steps();
    return usual
        .withField(
            new FieldSpec(
                field.form(),
                field.dimensions(),
                field.channels(),
                width == null ? field.width() : width,
                layers == null ? field.layers() : layers,
                latent == null ? field.latent() : latent,
                field.firstOmega(),
                field.hiddenOmega(),
                field.more()))
        .withSteps(
            batch == null ? steps.signals() : batch, rate == null ? steps.networkRate() : rate)
        .withSeed(seed == null ? usual.seed() : seed);
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
