package dev.tessera.app.shape;

import dev.tessera.app.form.FormKind;
import dev.tessera.app.form.Typed;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.StopRule;
import java.util.List;
import java.util.Optional;

/** The options of shapes as texts; ranges are checked by {@link FitOptions} itself. */
public final class ShapeForm implements FormKind<ShapeSetting, FitOptions> {
  @Override
  public List<ShapeSetting> settings() {
    return List.of(ShapeSetting.values());
  }

  @Override
  public FitOptions standard(Preset preset) {
    return preset.shape();
  }

  @Override
  public String read(ShapeSetting setting, FitOptions options) {
    return switch (setting) {
      case CELLS -> Integer.toString(options.surface().cells());
      case LATENT -> Integer.toString(options.network().latent());
      case WIDTH -> Integer.toString(options.network().width());
      case SECONDS -> Typed.limit(options.stop().seconds());
      case STEPS -> Typed.steps(options.stop().steps());
      case OVERLAP -> Typed.number(options.surface().overlap());
      case CLAMP -> Typed.number(options.surface().clamp());
      case LAYERS -> Integer.toString(options.network().layers());
      case FIRST_OMEGA -> Typed.number(options.network().firstOmega());
      case HIDDEN_OMEGA -> Typed.number(options.network().hiddenOmega());
      case NETWORK_RATE -> Typed.number(options.steps().networkRate());
      case CODE_RATE -> Typed.number(options.steps().codeRate());
      case TILES_PER_STEP -> Integer.toString(options.steps().tilesPerStep());
      case SAMPLES_PER_TILE -> Integer.toString(options.steps().samplesPerTile());
      case POINTS_PER_TILE -> Integer.toString(options.surface().pointsPerTile());
      case SEED -> Long.toString(options.steps().seed());
    };
  }

  @Override
  public FitOptions write(ShapeSetting setting, FitOptions options, String text) {
    FitOptionsBuilder change = options.change();
    StopRule stop = options.stop();
    FitOptionsBuilder changed =
        switch (setting) {
          case CELLS -> change.cells(Typed.whole(text));
          case LATENT -> change.latent(Typed.whole(text));
          case WIDTH -> change.width(Typed.whole(text));
          case SECONDS ->
              change.stop(
                  new StopRule(Typed.limit(text), stop.steps(), stop.targetPsnr(), stop.plateau()));
          case STEPS ->
              change.stop(
                  new StopRule(
                      stop.seconds(), Typed.steps(text), stop.targetPsnr(), stop.plateau()));
          case OVERLAP -> change.cellOverlap(Typed.number(text));
          case CLAMP -> change.clamp(Typed.number(text));
          case LAYERS -> change.layers(Typed.whole(text));
          case FIRST_OMEGA -> change.firstOmega(Typed.number(text));
          case HIDDEN_OMEGA -> change.hiddenOmega(Typed.number(text));
          case NETWORK_RATE -> change.networkRate(Typed.number(text));
          case CODE_RATE -> change.codeRate(Typed.number(text));
          case TILES_PER_STEP -> change.tilesPerStep(Typed.whole(text));
          case SAMPLES_PER_TILE -> change.samplesPerTile(Typed.whole(text));
          case POINTS_PER_TILE -> change.pointsPerTile(Typed.whole(text));
          case SEED -> change.seed(Typed.wholeLong(text));
        };
    return changed.build();
  }

  @Override
  public FitOptions withNetworks(FitOptions options, FitMode mode, Pretrained networks) {
    return options.change().mode(mode).networks(Optional.of(networks)).build();
  }
}
