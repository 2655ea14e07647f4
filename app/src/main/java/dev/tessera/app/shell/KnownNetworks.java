package dev.tessera.app.shell;

import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.tile.Tiling;
import java.util.Arrays;
import java.util.Optional;

/**
 * Networks of a project that come with the program as well: taken for the same, so that a fit goes
 * on with those of the form, and all that share networks share one object.
 *
 * @param own networks of the program; empty if the project's are others
 */
record KnownNetworks(Optional<Pretrained> own) {
  /** Looks for the networks that options begin with. */
  static KnownNetworks of(FitOptions options, NetworkShelf shelf) {
    return new KnownNetworks(
        options
            .networks()
            .filter(read -> shelf.names().contains(read.name()))
            .flatMap(
                read -> {
                  Pretrained own = shelf.load(read.name());
                  boolean same =
                      own.tile().equals(read.tile()) && same(own.weights(), read.weights());
                  return same ? Optional.of(own) : Optional.empty();
                }));
  }

  private static boolean same(Weights one, Weights other) {
    return one.spec().equals(other.spec()) && Arrays.equals(one.toArray(), other.toArray());
  }

  /** A fit with the program's own networks in place of equal ones. */
  <T extends Tiling> KeptFit<Fitted<T>> in(KeptFit<Fitted<T>> fit) {
    Optional<FitOptions> with = fit.options();
    if (own.isEmpty() || with.isEmpty()) {
      return fit;
    }
    FitOptions options = with.get().change().networks(own).build();
    FitResult<Fitted<T>> r = fit.result();
    Fitted<T> field = r.fitted();
    Weights known = own.get().weights();
    Fitted<T> shared =
        same(known, field.weights())
            ? new Fitted<>(field.tiling(), known, field.codes(), field.clamp())
            : field;
    return new KeptFit<>(
        options,
        new FitResult<>(
            shared, r.reason(), r.pace(), r.quality(), r.curve(), r.device(), r.state()));
  }
}
