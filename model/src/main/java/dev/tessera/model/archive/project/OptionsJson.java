package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.Optional;

/** Settings of a fit as JSON; a limit that is none is left out. */
final class OptionsJson {
  private OptionsJson() {}

  static void put(ObjectNode node, FitOptions options) {
    node.put("mode", options.mode().label());
    ObjectNode cut = node.putObject("cut");
    if (options.cut() instanceof GridCut grid) {
      grid.tile().forEach(cut.putArray("tile")::add);
      grid.overlap().forEach(cut.putArray("overlap")::add);
      cut.put("whole", grid.whole());
    } else {
      SurfaceCut surface = options.surface();
      cut.put("cells", surface.cells());
      cut.put("overlap", surface.overlap());
      cut.put("clamp", surface.clamp());
      cut.put("pointsPerTile", surface.pointsPerTile());
    }
    FitOptions.Network network = options.network();
    node.putObject("network")
        .put("form", network.form().name())
        .put("width", network.width())
        .put("layers", network.layers())
        .put("latent", network.latent())
        .put("firstOmega", network.firstOmega())
        .put("hiddenOmega", network.hiddenOmega());
    FitOptions.Steps steps = options.steps();
    node.putObject("steps")
        .put("networkRate", steps.networkRate())
        .put("codeRate", steps.codeRate())
        .put("tilesPerStep", steps.tilesPerStep())
        .put("samplesPerTile", steps.samplesPerTile())
        .put("seed", steps.seed());
    put(node, options.stop());
  }

  private static void put(ObjectNode node, StopRule stop) {
    ObjectNode end = node.putObject("stop").put("plateau", stop.plateau());
    if (Double.isFinite(stop.seconds())) {
      end.put("seconds", stop.seconds());
    }
    if (stop.steps() != Long.MAX_VALUE) {
      end.put("steps", stop.steps());
    }
    if (Double.isFinite(stop.targetPsnr())) {
      end.put("targetPsnr", stop.targetPsnr());
    }
  }

  static FitOptions get(JsonPart part, Optional<Pretrained> networks)
      throws ArchiveFormatException {
    JsonPart network = part.part("network");
    JsonPart steps = part.part("steps");
    return new FitOptions(
        mode(part),
        cut(part.part("cut")),
        new FitOptions.Network(
            FieldForms.named(network.text("form")),
            size(network, "width"),
            size(network, "layers"),
            size(network, "latent"),
            network.number("firstOmega"),
            network.number("hiddenOmega")),
        new FitOptions.Steps(
            steps.number("networkRate"),
            steps.number("codeRate"),
            size(steps, "tilesPerStep"),
            size(steps, "samplesPerTile"),
            steps.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE)),
        stop(part.part("stop")),
        networks);
  }

  private static StopRule stop(JsonPart stop) throws ArchiveFormatException {
    return new StopRule(
        stop.number("seconds", Double.POSITIVE_INFINITY),
        stop.has("steps") ? stop.whole("steps", 1, Long.MAX_VALUE) : Long.MAX_VALUE,
        stop.number("targetPsnr", Double.POSITIVE_INFINITY),
        stop.flag("plateau"));
  }

  static void put(ObjectNode node, LightOptions options) {
    node.put("given", options.given().label()).put("floatsPerPixel", options.floatsPerPixel());
    put(node, options.stop());
  }

  static LightOptions light(JsonPart part) throws ArchiveFormatException {
    String label = part.text("given");
    for (GivenViews given : GivenViews.values()) {
      if (given.label().equals(label)) {
        return new LightOptions(given, part.number("floatsPerPixel"), stop(part.part("stop")));
      }
    }
    throw part.bad("given", "all or even", label);
  }

  private static FitMode mode(JsonPart part) throws ArchiveFormatException {
    String label = part.text("mode");
    for (FitMode mode : FitMode.values()) {
      if (mode.label().equals(label)) {
        return mode;
      }
    }
    throw part.bad("mode", "encode, codes or joint", label);
  }

  private static Cut cut(JsonPart part) throws ArchiveFormatException {
    if (part.has("cells")) {
      return new SurfaceCut(
          size(part, "cells"),
          part.number("overlap"),
          part.number("clamp"),
          size(part, "pointsPerTile"));
    }
    List<Integer> tile = part.sizes("tile");
    return new GridCut(tile, part.sizes("overlap"), part.flag("whole"));
  }

  private static int size(JsonPart part, String name) throws ArchiveFormatException {
    return part.size(name, 0, Integer.MAX_VALUE);
  }
}
