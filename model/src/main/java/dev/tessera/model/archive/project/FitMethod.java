package dev.tessera.model.archive.project;

import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.light.LightOptions;
import java.util.Optional;

/** How a signal is fitted, with all settings. */
public sealed interface FitMethod {
  /** One that goes step by step until a rule says that it is enough. */
  sealed interface Stepwise extends FitMethod {
    /** When it ends. */
    StopRule stop();

    /** The same with another end. */
    Stepwise until(StopRule other);

    /** Whether a fit that was made in an earlier way can go on in this one. */
    boolean continues(Stepwise earlier);
  }

  /**
   * Tile by tile, one signal or a pair.
   *
   * @param options all settings, the networks that they begin with included
   */
  record Tiles(FitOptions options) implements Stepwise {
    @Override
    public StopRule stop() {
      return options.stop();
    }

    @Override
    public Tiles until(StopRule other) {
      return new Tiles(options.change().stop(other).build());
    }

    @Override
    public boolean continues(Stepwise earlier) {
      return earlier instanceof Tiles before
          && options
              .change()
              .stop(before.stop())
              .steps(before.options.steps())
              .build()
              .equals(before.options);
    }
  }

  /**
   * As views of one light field.
   *
   * @param options all settings
   */
  record Views(LightOptions options) implements Stepwise {
    @Override
    public StopRule stop() {
      return options.stop();
    }

    @Override
    public Views until(StopRule other) {
      return new Views(new LightOptions(options.given(), options.floatsPerPixel(), other));
    }

    @Override
    public boolean continues(Stepwise earlier) {
      return until(earlier.stop()).equals(earlier);
    }
  }

  /**
   * As a member of a family.
   *
   * @param family networks and members
   * @param member one of the members, for which nothing is searched; or empty
   * @param search how the member most like the signal is found
   */
  record Member(TrainedFamily family, Optional<String> member, FamilySearch.Options search)
      implements FitMethod {
    /** Rejects a member that the family does not have. */
    public Member {
      member.ifPresent(family::code);
    }
  }
}
