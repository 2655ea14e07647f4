package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The project of a morph, if one is kept: what was fitted so far. Mutable, for one thread. */
final class MorphProject {
  private final SaveArguments save;
  private Project project;

  private MorphProject(SaveArguments save, Project project) {
    this.save = save;
    this.project = project;
  }

  /** Nothing fitted yet. */
  static MorphProject of(MorphEnds ends, MorphPlan plan, SaveArguments save) throws IOException {
    if (save.save == null) {
      return new MorphProject(save, Project.empty());
    }
    List<SavedSignal> signals = new ArrayList<>();
    List<SavedFit> fits = new ArrayList<>();
    for (NamedEnd end : List.of(ends.first(), ends.second())) {
      List<Integer> own = end.mesh().isPresent() ? List.of(signals.size()) : List.of();
      if (end.mesh().isPresent()) {
        signals.add(end.saved(save));
      }
      plan.family()
          .map(family -> member(family, end))
          .ifPresent(method -> fits.add(new SavedFit(own, method, Optional.empty())));
    }
    if (plan.way() == MorphWay.FLOW) {
      SavedWay way = new SavedWay.OfFlow(0, 1, plan.flow().pairs(), Optional.empty());
      return new MorphProject(save, Project.of(signals, fits, List.of(way)));
    }
    boolean pair = plan.family().isEmpty();
    if (pair) {
      FitMethod method = new FitMethod.Tiles(options(plan));
      fits.add(new SavedFit(List.of(0, 1), method, Optional.empty()));
    }
    SavedWay way = pair ? SavedWay.ofPair(0, plan.slerp()) : SavedWay.between(0, 1, plan.slerp());
    return new MorphProject(save, Project.of(signals, fits, List.of(way)));
  }

  /** The settings of a fit tile by tile. */
  static FitOptions options(MorphPlan plan) {
    return Preset.BALANCED.pair().change().stop(plan.stop()).build();
  }

  /** How an end is found in a family. */
  static FitMethod.Member member(TrainedFamily family, NamedEnd end) {
    Optional<String> known = end.mesh().isPresent() ? Optional.empty() : Optional.of(end.name());
    return new FitMethod.Member(family, known, FamilySearch.Options.complete());
  }

  /** How the fit of this position is kept. */
  <R> FitKeeping<R> keeping(int index) {
    return FitKeeping.of(save, Optional.ofNullable(save.save), result -> with(index, result));
  }

  private Project with(int index, FitResult<?> result) {
    SavedFit fit = project.fits().get(index);
    return project.withFit(index, new SavedFit(fit.signals(), fit.method(), Optional.of(result)));
  }

  /** Whether anything was found that is kept. */
  boolean holdsFits() {
    return project.fits().stream().anyMatch(fit -> fit.result().isPresent())
        || project.flowWays().stream().anyMatch(way -> way.found().isPresent());
  }

  /** Saves a flow that was found, if it is kept. */
  void found(Workbench bench, Flow flow) {
    Path target = save.save;
    if (target != null) {
      PointPairs pairs = project.flowWays().get(0).points();
      project =
          project.withWays(
              List.of(
                  new SavedWay.OfFlow(0, 1, pairs, Optional.of(new SavedWay.Found(flow, pairs)))));
      write(bench, target);
    }
  }

  /** Notes what a fit came to. */
  void fitted(int index, FitResult<?> result) {
    if (save.save != null) {
      project = with(index, result);
    }
  }

  /** Saves a project of which nothing had to be fitted, if one is kept. */
  void saveKnown(Workbench bench) {
    Path target = save.save;
    if (target != null && project.signals().isEmpty()) {
      write(bench, target);
    }
  }

  private void write(Workbench bench, Path target) {
    String creator = "tessera " + Version.text();
    bench.work(
        "Saving " + target,
        share -> ProjectFile.write(target, project, creator, share.cancelled()));
  }
}
