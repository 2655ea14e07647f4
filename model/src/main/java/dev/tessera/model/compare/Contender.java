package dev.tessera.model.compare;

import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A method with the settings that suit a signal and a budget.
 *
 * @param method what it is
 * @param options of its fit
 * @param costs that follow from them
 * @param value of what a study varies; empty outside of one
 * @param reduced pixels along each axis of a picture of whose mean one is made before it is fitted,
 *     to be made as large again by what was fitted; 1 if it is fitted as it is
 * @param alike whether its parameters or floats, where those are to be equal, are those of the
 *     first within a tenth: networks that stay as they were trained, or codes of few floats, may
 *     not come so near
 */
public record Contender(
    Method method,
    FitOptions options,
    Costs costs,
    Optional<Double> value,
    int reduced,
    boolean alike) {
  private static final int LEAST_WIDTH = 8;
  private static final int LEAST_LATENT = 1;
  private static final int MOST = 1024;

  /** By how much of what is wanted a budget may be missed at the end of a range. */
  private static final double NEAR = 0.1;

  /** One that is given the signal as it is, on equal terms. */
  Contender(Method method, FitOptions options, Costs costs, Optional<Double> value) {
    this(method, options, costs, value, 1, true);
  }

  private static Contender of(Method method, FitOptions options, ComparedSignal<?> subject) {
    return new Contender(method, options, Costs.of(options, subject), Optional.empty());
  }

  /** A method by its name, a run of a study by its value. */
  public String name() {
    return value.map(Study::text).orElse(method.name());
  }

  /**
   * Settings for all methods, in their order. The first has the sizes that are given and is the
   * measure of the others: where a budget says so, or where a network for the whole signal stands
   * beside tiles, they get the width, or the length of codes, that comes nearest to it.
   *
   * @param subject what they represent
   * @param methods at least one; each for such signals
   * @param budget what they get alike
   * @param stop when each fit ends, if not by the steps of the first
   * @throws IllegalArgumentException if a size is out of range, or a budget of sizes is one that no
   *     size of a method comes near, naming it
   */
  public static List<Contender> all(
      ComparedSignal<?> subject,
      List<Method> methods,
      MethodSizes sizes,
      FairBudget budget,
      StopRule stop) {
    Choice choice = new Choice(subject, sizes, budget, stop);
    List<Contender> all = new ArrayList<>();
    for (Method method : methods) {
      all.add(all.isEmpty() ? choice.first(method, methods) : choice.alike(method, all.get(0)));
    }
    return List.copyOf(all);
  }

  /** The same with another end. */
  public Contender until(StopRule stop) {
    FitOptions ending = options.change().stop(stop).build();
    return new Contender(method, ending, costs, value, reduced, alike);
  }

  /** Chooses sizes. */
  private record Choice(
      ComparedSignal<?> subject, MethodSizes sizes, FairBudget budget, StopRule stop) {
    Contender first(Method method, List<Method> methods) {
      return method.sized() ? with(method, sizes) : nearest(method, budget.measure(usual(methods)));
    }

    /** What networks that have sizes of their own come near to if nothing stands before them. */
    private Costs usual(List<Method> methods) {
      return methods.stream()
          .filter(Method::sized)
          .findFirst()
          .map(m -> with(m, sizes).costs())
          .orElseGet(() -> costs(methods.get(0).networks().get(0)));
    }

    private Costs costs(Pretrained networks) {
      return Costs.of(sizes.options(networks, stop), subject);
    }

    Contender alike(Method method, Contender first) {
      long wanted = budget.measure(first.costs());
      if (!method.sized()) {
        return marked(nearest(method, wanted), wanted);
      }
      if (!budget.sizes() && (first.method().global() || !method.global())) {
        return with(method, sizes);
      }
      boolean byCodes =
          method.kind() == Method.Kind.ANALYSED
              || (budget == FairBudget.FLOATS && !method.global());
      Contender nearest =
          byCodes
              ? nearest(l -> with(method, sizes.withLatent(l)), leastLatent(method), wanted)
              : nearest(w -> with(method, sizes.withWidth(w)), LEAST_WIDTH, wanted);
      return marked(nearest, wanted);
    }

    /** A choice and a coordinate, where components are found. */
    private static int leastLatent(Method method) {
      return method.kind() == Method.Kind.ANALYSED ? LEAST_LATENT + 1 : LEAST_LATENT;
    }

    private Contender with(Method method, MethodSizes chosen) {
      return of(method, chosen.options(method, subject, stop), subject);
    }

    /** Codes are cut to as many floats as are wanted, where they can be, as little as can be. */
    private Contender nearest(Method method, long wanted) {
      return method.networks().stream()
          .sorted(Comparator.comparingInt(networks -> networks.spec().latent()))
          .map(networks -> budget == FairBudget.FLOATS ? cut(networks, wanted) : networks)
          .map(networks -> of(method, sizes.options(networks, stop), subject))
          .min(Comparator.comparingLong(c -> distance(c, wanted)))
          .orElseThrow();
    }

    private Contender marked(Contender c, long wanted) {
      boolean alike = !budget.sizes() || near(c, wanted);
      return new Contender(c.method(), c.options(), c.costs(), c.value(), c.reduced(), alike);
    }

    private boolean near(Contender contender, long wanted) {
      return distance(contender, wanted) <= NEAR * wanted;
    }

    private Pretrained cut(Pretrained networks, long wanted) {
      long tiles = costs(networks).floats() / networks.spec().latent();
      return networks.withLatent((int) Math.min(MOST, Math.round(wanted / (double) tiles)));
    }

    /** Of sizes that make what is measured grow. */
    private Contender nearest(IntFunction<Contender> made, int least, long wanted) {
      int below = least;
      int above = MOST;
      while (above - below > 1) {
        int middle = (below + above) / 2;
        if (budget.measure(made.apply(middle).costs()) <= wanted) {
          below = middle;
        } else {
          above = middle;
        }
      }
      Contender small = made.apply(below);
      Contender large = made.apply(above);
      Contender nearest = distance(large, wanted) < distance(small, wanted) ? large : small;
      boolean atEnd = below == least || above == MOST;
      if (budget.sizes() && atEnd && !near(nearest, wanted)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s cannot have %,d %s as the first has: the nearest is %,d; leave it out",
                nearest.method().name(),
                wanted,
                budget.measured(),
                budget.measure(nearest.costs())));
      }
      return nearest;
    }

    private long distance(Contender contender, long wanted) {
      return Math.abs(budget.measure(contender.costs()) - wanted);
    }
  }
}
