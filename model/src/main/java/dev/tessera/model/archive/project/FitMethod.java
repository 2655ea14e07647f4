package dev.tessera.model.archive.project;

import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.light.LightOptions;
import java.util.Optional;

/** How a signal is fitted, with all settings. */
public sealed interface FitMethod {
  /**
   * Tile by tile, one signal or a pair.
   *
   * @param options all settings, the networks that they begin with included
   */
  record Tiles(FitOptions options) implements FitMethod {}

  /**
   * As views of one light field.
   *
   * @param options all settings
   */
  record Views(LightOptions options) implements FitMethod {}

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
