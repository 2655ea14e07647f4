package dev.tessera.app.cli;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.TileText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings of a fit as options; what is not given is taken from the preset. */
final class FitArguments {
  /** All of them but where it is computed. */
  static final String[] NAMES = {
    "--mode",
    "--weights",
    "--preset",
    "--global",
    "--tile",
    "--overlap",
    "--width",
    "--layers",
    "--latent",
    "--omega",
    "--seconds",
    "--steps",
    "--target-psnr",
    "--no-plateau",
    "--seed"
  };

  private static final String[] OF_NETWORKS = {
    "--tile", "--global", "--width", "--layers", "--latent", "--omega"
  };

  private static final String[] OF_TILES = {"--tile", "--overlap"};

  private static final String[] OF_TIME = {"--seconds", "--steps", "--target-psnr", "--no-plateau"};

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
      description =
          "Settings to start from: fast, balanced, best; default balanced. Of images, those of a"
              + " joint fit.")
  @Nullable Preset preset;

  @Option(names = "--global", description = "Images and clips: one tile for all of it.")
  boolean global;

  @Option(
      names = "--tile",
      paramLabel = "N",
      description =
          "Images and clips: samples of a tile's side, 2 to 256; or a side for each axis, such as"
              + " 4x8x8 for 4 frames of 8 x 8 pixels.")
  @Nullable String tile;

  @Option(
      names = "--overlap",
      paramLabel = "N",
      description =
          "Images and clips: samples shared by neighbouring tiles along each axis, 0 to half a"
              + " tile.")
  @Nullable Integer overlap;

  @Option(names = "--width", paramLabel = "N", description = "Units of each layer, 8 to 1024.")
  @Nullable Integer width;

  @Option(names = "--layers", paramLabel = "N", description = "Sine layers, 1 to 8.")
  @Nullable Integer layers;

  @Option(
      names = "--latent",
      paramLabel = "N",
      description =
          "Floats per tile, 1 to 1024; by default those of the preset, of a picture with a --scale"
              + " above 1 twice as many.")
  @Nullable Integer latent;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description = "Frequency of the first sine layer, 0.1 to 200.")
  @Nullable Double omega;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Time to prepare and fit at most; none by default if --steps is given. What was fitted is"
              + " then evaluated, rendered or extracted, written and measured, which takes its own"
              + " time.")
  @Nullable Double seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "End after exactly N optimiser steps, whatever is left to gain.")
  @Nullable Long steps;

  @Option(names = "--target-psnr", paramLabel = "D", description = "End at D dB.")
  @Nullable Double targetPsnr;

  @Option(
      names = "--no-plateau",
      description =
          "Go on until --seconds even when nothing visible is left to gain. Without it a fit ends"
              + " once it has gained less than 0.02 dB in 5 s, a joint fit only late in its time;"
              + " not with --steps, nor with --mode encode.")
  boolean noPlateau;

  @Option(names = "--seed", paramLabel = "N", description = "Fixes every random choice; default 1.")
  @Nullable Long seed;

  @Mixin DeviceArguments compute = new DeviceArguments();

  /**
   * Refuses what was decided when the fit of a project began.
   *
   * @throws IllegalArgumentException naming the first
   */
  void requireGoingOn(Console given) {
    given.refuse("was decided when the fit began", "--mode", "--weights", "--preset", "--seed");
    given.refuse("was decided when the fit began", OF_NETWORKS);
    given.refuse("was decided when the fit began", "--overlap");
    if (steps != null) {
      given.refuse("does nothing with --steps: all of them are done", "--no-plateau");
    }
  }

  /**
   * When a fit that goes on is to end: limits are those of the whole.
   *
   * @param before when it was to end
   */
  StopRule goingOn(StopRule before) {
    double target = targetPsnr == null ? before.targetPsnr() : targetPsnr;
    boolean plateau = before.plateau() && !noPlateau;
    if (steps != null) {
      double most = seconds == null ? Double.POSITIVE_INFINITY : seconds;
      return new StopRule(most, steps, target, false);
    }
    return seconds == null
        ? new StopRule(before.seconds(), before.steps(), target, plateau)
        : new StopRule(seconds, Long.MAX_VALUE, target, plateau);
  }

  /** The preset that is meant. */
  Preset preset() {
    return preset == null ? Preset.BALANCED : preset;
  }

  /**
   * What moves: as was asked for, else codes, unless settings of a joint fit are given.
   *
   * @param image whether an image is fitted: its preset holds nothing but such settings
   */
  FitMode mode(boolean image) {
    if (mode != null) {
      return mode;
    }
    boolean joint =
        width != null || layers != null || latent != null || omega != null || tile != null;
    boolean preset = image && this.preset != null;
    return joint || global || (preset && weights == null) ? FitMode.JOINT : FitMode.CODES;
  }

  /**
   * Refuses options that would do nothing.
   *
   * @throws IllegalArgumentException naming the first
   */
  void requireEffects(Console given, boolean image) {
    FitMode chosen = mode(image);
    if (chosen != FitMode.JOINT) {
      given.refuse("belongs to --mode joint: pre-trained networks fix it", OF_NETWORKS);
    } else if (weights != null) {
      given.refuse("does nothing with --weights: these networks fix it", OF_NETWORKS);
    }
    if (image && (chosen != FitMode.JOINT || weights != null)) {
      given.refuse("does nothing here: pre-trained networks fix what it sets", "--preset");
    }
    if (global) {
      given.refuse("does nothing with --global: one tile is the whole image", OF_TILES);
    }
    if (chosen == FitMode.ENCODE) {
      given.refuse(
          "does nothing with --mode encode: an encoder passes over all tiles once", OF_TIME);
    }
    if (steps != null) {
      given.refuse("does nothing with --steps: all of them are done", "--no-plateau");
    }
    if (chosen != FitMode.JOINT && !(image && mode == null && weights == null)) {
      given.refuse("does nothing with --mode " + chosen.label() + ": nothing is random", "--seed");
    }
  }

  /**
   * The settings that are meant for an image.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  FitOptions image() throws ArchiveFormatException {
    return options(preset().options(), NetworkKind.PHOTO, 2);
  }

  /** The settings that are meant for a clip, as above. */
  FitOptions clip() throws ArchiveFormatException {
    return options(preset().clip(), NetworkKind.VIDEO, 3);
  }

  /**
   * The settings with which a signal can be fitted; a mode or networks that were asked for are kept
   * or refused, never changed.
   *
   * @throws IllegalArgumentException with one clear sentence if they do not suit it
   */
  FitOptions suited(FitOptions wanted, GridSignal signal) {
    FitOptions suited = wanted.suitedTo(signal);
    if (!suited.equals(wanted) && (mode != null || weights != null)) {
      FieldSpec unused = wanted.specFor(signal);
    }
    return suited;
  }

  /**
   * The settings for an image that is to be made larger; a length of codes that was given stays.
   */
  FitOptions ofLarger(FitOptions suited, GridSignal image) {
    return latent == null ? suited.forLarger(image) : suited;
  }

  /**
   * The settings that are meant for a light field.
   *
   * @param given which views the fit looks at
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  LightOptions lightField(GivenViews given) {
    return LightOptions.usual(given, stop(Preset.BALANCED.clip().stop(), FitMode.JOINT));
  }

  /**
   * Refuses what a light field does not have.
   *
   * @throws IllegalArgumentException naming the first
   */
  void requireOfLightField(Console console) {
    String why = "is not for light fields, which have networks of their own";
    console.refuse(why, "--mode", "--weights", "--preset", "--overlap");
    console.refuse(why, OF_NETWORKS);
    console.refuse("does nothing here: nothing is random", "--seed");
    if (steps != null) {
      console.refuse("does nothing with --steps: all of them are done", "--no-plateau");
    }
  }

  private FitOptions options(FitOptions base, NetworkKind kind, int axes)
      throws ArchiveFormatException {
    FitMode chosen = mode(true);
    Optional<Pretrained> networks = networks(kind, chosen);
    GridCut cut = networks.map(n -> base.grid().withTile(n.tile())).orElse(base.grid());
    FitOptionsBuilder changed =
        base.change()
            .mode(chosen)
            .networks(networks)
            .cut(cut(tile, cut, axes).withWhole(global || base.grid().whole()));
    set(overlap, changed::overlap);
    return finish(changed, base.stop(), chosen);
  }

  /**
   * Tiles of the sides that were given, if any were.
   *
   * @throws IllegalArgumentException if they are not for so many axes, or out of range
   */
  static GridCut cut(@Nullable String tile, GridCut usual, int axes) {
    if (tile == null) {
      return usual;
    }
    List<Integer> sides = TileText.sides(tile);
    if (sides.size() != 1 && sides.size() != axes) {
      throw new IllegalArgumentException(
          "--tile must be one side or %d, found %s".formatted(axes, tile));
    }
    return sides.size() == 1 ? usual.withSide(sides.get(0)) : usual.withTile(sides);
  }

  /**
   * With what is given of any signal.
   *
   * @param stop of the preset
   * @param chosen what moves
   */
  FitOptions finish(FitOptionsBuilder changed, StopRule stop, FitMode chosen) {
    set(width, changed::width);
    set(layers, changed::layers);
    set(latent, changed::latent);
    set(omega, changed::firstOmega);
    set(seed, changed::seed);
    return changed.stop(stop(stop, chosen)).build();
  }

  private static <T> void set(@Nullable T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }

  /**
   * Those of --weights; if it was not given, none for a joint fit, else the best trade that ships.
   *
   * @throws IllegalArgumentException if none of the name ship, or they lack what the mode needs
   */
  Optional<Pretrained> networks(NetworkKind kind, FitMode chosen) throws ArchiveFormatException {
    if (weights == null && chosen == FitMode.JOINT) {
      return Optional.empty();
    }
    Pretrained networks = load(kind);
    if (chosen == FitMode.ENCODE
        && networks.encoder().isEmpty()
        && !networks.spec().form().encodes()) {
      throw new IllegalArgumentException(
          "--mode encode needs an encoder, and the networks "
              + networks.name()
              + " have none: --mode codes does without");
    }
    return Optional.of(networks);
  }

  private Pretrained load(NetworkKind kind) throws ArchiveFormatException {
    List<String> names = ShippedNetworks.names(kind);
    if (weights == null || names.contains(weights)) {
      return ShippedNetworks.load(kind, weights == null ? names.get(0) : weights);
    }
    for (NetworkKind other : NetworkKind.values()) {
      if (other != kind && ShippedNetworks.names(other).contains(weights)) {
        throw new IllegalArgumentException(
            "--weights %s is a network for %s; those for %s are %s"
                .formatted(weights, what(other), what(kind), String.join(", ", names)));
      }
    }
    Path file = Path.of(weights);
    if (weights.endsWith(".safetensors") || Files.exists(file)) {
      return PretrainedFile.read(file);
    }
    return ShippedNetworks.load(kind, weights);
  }

  private static String what(NetworkKind kind) {
    return switch (kind) {
      case PHOTO -> "pictures";
      case SHAPE -> "shapes";
      case VIDEO -> "clips";
    };
  }

  /**
   * When to end; a number of steps is meant exactly.
   *
   * @param base of the preset
   * @param chosen what moves
   */
  private StopRule stop(StopRule base, FitMode chosen) {
    double untimed = steps == null ? base.seconds() : Double.POSITIVE_INFINITY;
    return new StopRule(
        seconds == null ? untimed : seconds,
        steps == null ? base.steps() : steps,
        targetPsnr == null ? base.targetPsnr() : targetPsnr,
        base.plateau() && !noPlateau && steps == null && chosen != FitMode.ENCODE);
  }
}
