package dev.tessera.app.cli;

import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.compare.Study;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.Tiling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which methods, or values of a study, are compared, and on what terms, as options. */
final class CompareArguments {
  private static final String ALL = "all";
  private static final double USUAL_SECONDS = 30;
  private static final String[] OF_SIZES = {"--tile", "--latent", "--width", "--layers"};

  @Option(
      names = "--methods",
      paramLabel = "a,b|all",
      split = ",",
      description =
          "Names of methods, see below; the first is the measure of the budget. Default all.")
  private List<String> names = List.of(ALL);

  @Option(
      names = "--study",
      paramLabel = "SIZE",
      description =
          "Fit by modulated alone, once for each of several values of: tile, the side of tiles of"
              + " images and frames; cells, of meshes, as --cells; code, floats per tile; width;"
              + " depth, layers; omega, the first frequency; codes, how many there are of as many"
              + " floats in all; magnification, of images: how many times as large, 2 to 8, one is"
              + " made that was reduced as much before, beside Lanczos' filter, with the sizes of"
              + " fit --mode joint --scale.")
  private @Nullable Study study;

  @Option(
      names = "--values",
      paramLabel = "a,b,c",
      split = ",",
      description = "Values of the study, two or more; by default some that suit the signal.")
  private List<Double> values = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Time to prepare and fit, of each method; default 30. Evaluating and measuring take their"
              + " own.")
  private @Nullable Double seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "End each fit after exactly N optimiser steps, however long they take.")
  private @Nullable Long steps;

  @Option(
      names = "--budget",
      paramLabel = "BUDGET",
      description =
          "What all get alike, as much as the first has: time; steps; parameters, numbers in"
              + " networks and codes; floats, those that are the signal's own: its codes, or a"
              + " network for the whole of it. Widths or lengths of codes follow. Default time, or"
              + " steps with --steps.")
  private @Nullable FairBudget budget;

  @Option(
      names = "--tile",
      paramLabel = "N",
      description =
          "Images and clips: samples of a tile's side, 2 to 256; or a side for each axis, such as"
              + " 4x8x8 for 4 frames of 8 x 8 pixels. Default 16, of clips 4x8x8.")
  private @Nullable String tile;

  @Option(
      names = "--latent",
      paramLabel = "N",
      description = "Floats per tile, 1 to 1024; default 64.")
  private int latent = MethodSizes.USUAL.latent();

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Units of each layer, 8 to 1024; default 64.")
  private int width = MethodSizes.USUAL.width();

  @Option(names = "--layers", paramLabel = "N", description = "Layers, 1 to 8; default 3.")
  private int layers = MethodSizes.USUAL.layers();

  /**
   * The methods that are meant.
   *
   * @param known all there are
   * @throws IllegalArgumentException if there is no name, or others beside all, or naming the first
   *     that is none of them, or is named twice
   */
  List<Method> methods(List<Method> known) {
    if (names.equals(List.of(ALL))) {
      return known;
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("--methods names none");
    }
    if (names.contains(ALL)) {
      throw new IllegalArgumentException(
          "--methods all goes with no other name: " + String.join(",", names));
    }
    List<Method> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          known.stream()
              .filter(method -> method.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, known)));
    }
    if (new HashSet<>(chosen).size() < chosen.size()) {
      throw new IllegalArgumentException("--methods names one twice: " + String.join(",", names));
    }
    return chosen;
  }

  private static IllegalArgumentException unknown(String name, List<Method> known) {
    return new IllegalArgumentException(
        "There is no method %s for this; there are %s."
            .formatted(name, known.stream().map(Method::name).collect(Collectors.joining(", "))));
  }

  /**
   * Sizes of the first method.
   *
   * @param usual for such signals
   * @param axes of the signal
   * @throws IllegalArgumentException naming the one that is out of range
   */
  MethodSizes sizes(MethodSizes usual, int axes) {
    Cut cut =
        usual.cut() instanceof GridCut grid ? FitArguments.cut(tile, grid, axes) : usual.cut();
    return new MethodSizes(cut, latent, width, layers);
  }

  /**
   * Who has a turn on a signal, and on what terms.
   *
   * @param known all methods there are for it
   * @param sizes of the first
   * @throws IllegalArgumentException if there is no such method, or a size is out of range
   */
  <T extends Tiling> Contest<T> contest(
      ComparedSignal<T> subject, List<Method> known, MethodSizes sizes) {
    return study == null
        ? Contest.ofMethods(subject, methods(known), sizes, budget(), stop())
        : Contest.ofStudy(subject, study, sizes, values, budget(), stop());
  }

  /** What all get alike. */
  private FairBudget budget() {
    if (budget == null) {
      return steps == null ? FairBudget.TIME : FairBudget.STEPS;
    }
    return budget;
  }

  /** When each fit ends, but for those that do as many steps as the first. */
  private StopRule stop() {
    return steps == null
        ? StopRule.afterSeconds(seconds == null ? USUAL_SECONDS : seconds)
        : StopRule.afterSteps(steps);
  }

  /**
   * Refuses what does not go together, is out of range or is not for such a signal.
   *
   * @param given what was typed
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console given, ComparedKind kind) {
    if (steps != null && seconds != null) {
      throw new IllegalArgumentException(
          "--seconds does nothing with --steps: all of them are done");
    }
    if (steps != null && budget == FairBudget.TIME) {
      throw new IllegalArgumentException("--budget time is counted in --seconds, not in --steps");
    }
    if (Double.isInfinite(stop().seconds()) && steps == null) {
      throw new IllegalArgumentException("--seconds must end some time, found " + seconds);
    }
    checkStudy(given, kind);
  }

  private void checkStudy(Console given, ComparedKind kind) {
    if (study == null) {
      if (!values.isEmpty()) {
        throw new IllegalArgumentException("--values are those of a --study");
      }
      return;
    }
    study.require(kind);
    if (study.enlarges()) {
      given.refuse("does nothing with --study " + study.label() + ".", OF_SIZES);
    }
    if (!names.equals(List.of(ALL))) {
      throw new IllegalArgumentException(
          "--methods does nothing with --study: that is of modulated alone");
    }
    if (budget == FairBudget.PARAMETERS || budget == FairBudget.FLOATS) {
      throw new IllegalArgumentException(
          "--budget %s does nothing with --study: that varies them".formatted(budget.label()));
    }
    if (!values.isEmpty()) {
      study.check(values);
    }
  }
}
