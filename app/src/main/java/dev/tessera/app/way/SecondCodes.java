package dev.tessera.app.way;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;

/** How the codes of a second picture are found for the networks of the first. */
final class SecondCodes {
  private static final double SECONDS = 15;

  private SecondCodes() {}

  /** Whether a field has tiles that a second picture can be cut into. */
  static boolean possible(Fitted<GridTiling> first) {
    int side = first.tiling().tile(0);
    return side == first.tiling().tile(1) && side >= 2 && side <= 256;
  }

  /**
   * The settings of the fit. An encoder's codes are the best there are for networks with experts;
   * of others they are the start, and without an encoder codes start from nothing.
   *
   * @param first whose networks and tiles are used
   * @param trained what the first picture's fit began with
   */
  static FitOptions options(Fitted<GridTiling> first, Optional<Pretrained> trained) {
    FieldSpec spec = first.spec();
    int side = first.tiling().tile(0);
    Pretrained networks =
        new Pretrained(
            trained.map(Pretrained::name).orElse("this fit"),
            side,
            first.weights(),
            trained
                .filter(t -> t.spec().equals(spec) && t.tile().equals(List.of(side, side)))
                .flatMap(Pretrained::encoder));
    StopRule stop = StopRule.afterSeconds(SECONDS);
    return Preset.BALANCED
        .options()
        .change()
        .tile(side)
        .overlap(first.tiling().overlap(0))
        .mode(spec.form().encodes() ? FitMode.ENCODE : FitMode.CODES)
        .networks(Optional.of(networks))
        .stop(new StopRule(stop.seconds(), stop.steps(), stop.targetPsnr(), true))
        .build();
  }
}
