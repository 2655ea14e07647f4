package dev.tessera.model.fit;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.start.PrincipalStart;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Range;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the fit of one signal; {@link Preset} is the one home of the defaults.
 *
 * @param mode what moves
 * @param cut how the signal is cut into tiles
 * @param network sizes of the networks
 * @param steps of the optimiser
 * @param stop when the fit ends by itself
 * @param networks pre-trained networks; they replace {@code network} and the size of tiles. Codes
 *     alone need them, a joint fit may start from them
 */
public record FitOptions(
    FitMode mode,
    Cut cut,
    Network network,
    Steps steps,
    StopRule stop,
    Optional<Pretrained> networks) {
  /** Settings that a fit keeps when it goes on. */
  private static final List<String> KEPT_WITH_NETWORKS =
      List.of("mode", "networks", "overlap", "cells", "clamp");

  private static final List<String> KEPT =
      List.of(
          "mode",
          "networks",
          "global",
          "tile",
          "overlap",
          "cells",
          "clamp",
          "form",
          "width",
          "layers",
          "latent",
          "firstOmega",
          "hiddenOmega");

  /**
   * Form and sizes of networks.
   *
   * @param form the method; one without numbers of its own
   * @param width H, 8 to 1024
   * @param layers L, sine layers, 1 to 8
   * @param latent D, floats per tile, 0 to 1024; the form tells which
   * @param firstOmega w0, 0.1 to 200
   * @param hiddenOmega w, 0.1 to 200
   */
  public record Network(
      FieldForm form, int width, int layers, int latent, double firstOmega, double hiddenOmega) {
    /** Rejects values out of range, naming the setting. */
    public Network {
      new FieldSpec(
          form, 2, 3, width, layers, latent, firstOmega, hiddenOmega, Collections.emptySortedMap());
    }

    /** Of the paper's form. */
    public Network(int width, int layers, int latent, double firstOmega, double hiddenOmega) {
      this(FieldForms.named(FieldForms.MODULATED), width, layers, latent, firstOmega, hiddenOmega);
    }

    /** The networks for a signal of d axes and C channels. */
    public FieldSpec spec(int dimensions, int channels) {
      return new FieldSpec(
          form,
          dimensions,
          channels,
          width,
          layers,
          latent,
          firstOmega,
          hiddenOmega,
          Collections.emptySortedMap());
    }
  }

  /**
   * Steps of the optimiser.
   *
   * @param networkRate peak learning rate of the networks, more than 0, at most 1
   * @param codeRate peak learning rate of the codes, more than 0, at most 1
   * @param tilesPerStep tiles of one optimiser step, 1 to 65536
   * @param samplesPerTile points of each tile in one step, 1 to 65536; more than a tile has means
   *     all
   * @param seed fixes every random choice
   */
  public record Steps(
      double networkRate, double codeRate, int tilesPerStep, int samplesPerTile, long seed) {
    /** Rejects values out of range, naming the setting. */
    public Steps {
      Range.require("network rate", networkRate, 1e-9, 1);
      Range.require("code rate", codeRate, 1e-9, 1);
      Range.require("tiles per step", tilesPerStep, 1, 65536);
      Range.require("samples per tile", samplesPerTile, 1, 65536);
    }
  }

  /** Rejects what does not go together, naming it. */
  public FitOptions {
    if (mode != FitMode.JOINT && networks.isEmpty()) {
      throw new IllegalArgumentException("fitting codes alone needs pre-trained networks");
    }
    if (networks.isPresent()) {
      Pretrained given = networks.get();
      if (mode == FitMode.JOINT && !given.spec().form().trains()) {
        throw new IllegalArgumentException(
            "networks of the form %s (%s) stay as they are: fit codes alone"
                .formatted(given.spec().form().name(), given.name()));
      }
      boolean distance = given.spec().dimensions() == 3 && given.spec().channels() == 1;
      if (cut instanceof SurfaceCut && !distance) {
        throw new IllegalArgumentException(
            "the networks " + given.name() + " are not for the distance of shapes");
      }
    }
  }

  /** How a grid of samples is cut. */
  public GridCut grid() {
    return (GridCut) cut;
  }

  /** How the space about a surface is cut. */
  public SurfaceCut surface() {
    return (SurfaceCut) cut;
  }

  /**
   * The field that fits a signal under these options.
   *
   * @throws IllegalArgumentException if the networks are for another kind of signal
   */
  public FieldSpec specFor(GridSignal signal) {
    return specFor(signal.samples().dimensions(), signal.samples().channels());
  }

  /** As above, for a signal of d axes and C channels. */
  public FieldSpec specFor(int dimensions, int channels) {
    if (networks.isEmpty()) {
      return network.spec(dimensions, channels);
    }
    FieldSpec spec = networks.get().spec();
    if (spec.dimensions() != dimensions || spec.channels() != channels) {
      throw new IllegalArgumentException(
          "the networks %s are for %d axes and %d channels, the signal has %d and %d"
              .formatted(
                  networks.get().name(), spec.dimensions(), spec.channels(), dimensions, channels));
    }
    return spec;
  }

  /** The field that fits a shape under these options. */
  public FieldSpec specForShape() {
    return networks.map(Pretrained::spec).orElseGet(() -> network.spec(3, 1));
  }

  /** The tiles of a signal under these options. */
  public GridTiling gridFor(GridSignal signal) {
    return gridFor(signal.samples().extent());
  }

  /** The tiles of a signal of an extent. */
  public GridTiling gridFor(int... extent) {
    return networks.map(n -> grid().withTile(n.tile()).withWhole(false)).orElse(grid()).of(extent);
  }

  /**
   * These options, or those of a joint fit from nothing where the networks are for another kind of
   * signal: pre-trained networks know colour pictures without transparency.
   */
  public FitOptions suitedTo(GridSignal signal) {
    boolean suits =
        networks.isEmpty()
            || (networks.get().spec().dimensions() == signal.samples().dimensions()
                && networks.get().spec().channels() == signal.samples().channels());
    return suits ? this : change().mode(FitMode.JOINT).networks(Optional.empty()).build();
  }

  /**
   * The settings for an image that is to be made larger: what a fit loses of it is missed more
   * then, so codes of networks of its own are twice as long, where its tiles are enough to begin so
   * many numbers by their principal components.
   */
  public FitOptions forLarger(GridSignal image) {
    if (mode != FitMode.JOINT || networks.isPresent()) {
      return this;
    }
    FitOptions longer = change().latent(2 * network.latent()).build();
    GridPoints tiles = new GridPoints(image, longer.gridFor(image));
    return PrincipalStart.suits(longer.specFor(image), tiles) ? longer : this;
  }

  /** All settings by the names that files and reports use; networks by their name. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mode", mode.name());
    if (cut instanceof GridCut g) {
      all.put("global", g.whole());
      all.put("tile", g.tile().size() == 1 ? g.side() : g.tile());
      all.put("overlap", g.tile().size() == 1 ? g.shared() : g.overlap());
    } else {
      SurfaceCut s = surface();
      all.put("cells", s.cells());
      all.put("overlap", s.overlap());
      all.put("clamp", s.clamp());
      all.put("pointsPerTile", s.pointsPerTile());
    }
    all.put("form", network.form().name());
    all.put("width", network.width());
    all.put("layers", network.layers());
    all.put("latent", network.latent());
    all.put("firstOmega", network.firstOmega());
    all.put("hiddenOmega", network.hiddenOmega());
    all.put("networkRate", steps.networkRate());
    all.put("codeRate", steps.codeRate());
    all.put("tilesPerStep", steps.tilesPerStep());
    all.put("samplesPerTile", steps.samplesPerTile());
    all.put("seed", steps.seed());
    all.put("stop", stop.settings());
    all.put("networks", networks.map(Pretrained::name).orElse(null));
    return all;
  }

  /**
   * Refuses to go on from a fit with other tiles or networks; steps may change under way.
   *
   * @param before its {@link #settings}
   * @throws IllegalArgumentException naming what differs
   */
  void requireSame(Map<String, Object> before) {
    Map<String, Object> now = settings();
    for (String name : networks.isPresent() ? KEPT_WITH_NETWORKS : KEPT) {
      String was = String.valueOf(before.get(name));
      String is = String.valueOf(now.get(name));
      if (!was.equals(is)) {
        throw new IllegalArgumentException(
            "a fit goes on with the tiles and networks it began with, but %s was %s and is %s"
                .formatted(name, was, is));
      }
    }
  }

  /** Starts a changed copy. */
  public FitOptionsBuilder change() {
    return new FitOptionsBuilder(this);
  }
}
