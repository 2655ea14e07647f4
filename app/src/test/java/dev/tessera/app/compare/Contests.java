package dev.tessera.app.compare;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.Tiling;
import java.util.List;

/** Contests of a few steps: the paper's form and the one it is compared with. */
record Contests(Cut cut, long steps, FairBudget budget, List<String> names)
    implements ContestOrder {
  /** Of pictures, three steps each. */
  static Contests two() {
    return two(3);
  }

  /** Of pictures. */
  static Contests two(long steps) {
    return new Contests(GridCut.cube(8, 0), steps);
  }

  /** Of pictures, with a method that has no size as small as the first. */
  static Contests unequal() {
    return new Contests(
        GridCut.cube(8, 0), 3, FairBudget.FLOATS, List.of("modulated", "hash-grid"));
  }

  Contests(Cut cut, long steps) {
    this(cut, steps, FairBudget.TIME, List.of("modulated", "concatenated"));
  }

  /** A picture's file. */
  static FitReport.Image image() {
    return new FitReport.Image("slope.png", "", 32, 32, 3, 8);
  }

  @Override
  public <T extends Tiling> Contest<T> on(ComparedSignal<T> subject) {
    List<Method> methods =
        Method.all(subject.dimensions(), subject.channels(), List.of()).stream()
            .filter(m -> names.contains(m.name()))
            .toList();
    return Contest.ofMethods(
        subject, methods, new MethodSizes(cut, 4, 8, 2), budget, StopRule.afterSteps(steps));
  }
}
