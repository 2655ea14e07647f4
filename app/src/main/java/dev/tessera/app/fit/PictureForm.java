package dev.tessera.app.fit;

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

/** The options of pictures as texts; ranges are checked by {@link FitOptions} itself. */
final class PictureForm implements FormKind<FitSetting, FitOptions> {
  @Override
  public List<FitSetting> settings() {
    return List.of(FitSetting.values());
  }

  @Override
  public FitOptions standard(Preset preset) {
    return preset.options();
  }

  @Override
  public String read(FitSetting setting, FitOptions options) {
    StopRule stop = options.stop();
    return switch (setting) {
      case TILE -> Integer.toString(options.grid().side());
      case LATENT -> Integer.toString(options.network().latent());
      case WIDTH -> Integer.toString(options.network().width());
      case SECONDS -> Typed.limit(stop.seconds());
      case TARGET -> Typed.limit(stop.targetPsnr());
      case GLOBAL -> Boolean.toString(options.grid().whole());
      case OVERLAP -> Integer.toString(options.grid().shared());
      case LAYERS -> Integer.toString(options.network().layers());
      case FIRST_OMEGA -> Typed.number(options.network().firstOmega());
      case HIDDEN_OMEGA -> Typed.number(options.network().hiddenOmega());
      case NETWORK_RATE -> Typed.number(options.steps().networkRate());
      case CODE_RATE -> Typed.number(options.steps().codeRate());
      case TILES_PER_STEP -> Integer.toString(options.steps().tilesPerStep());
      case SAMPLES_PER_TILE -> Integer.toString(options.steps().samplesPerTile());
      case SEED -> Long.toString(options.steps().seed());
      case STEPS -> Typed.steps(stop.steps());
      case PLATEAU -> Boolean.toString(stop.plateau());
    };
  }

  @Override
  public FitOptions write(FitSetting setting, FitOptions options, String text) {
    FitOptionsBuilder change = options.change();
    StopRule stop = options.stop();
    double seconds = stop.seconds();
    double target = stop.targetPsnr();
    boolean plateau = stop.plateau();
    return switch (setting) {
      case TILE -> tile(options, Typed.whole(text));
      case LATENT -> change.latent(Typed.whole(text)).build();
      case WIDTH -> change.width(Typed.whole(text)).build();
      case SECONDS ->
          change.stop(new StopRule(Typed.limit(text), stop.steps(), target, plateau)).build();
      case TARGET ->
          change.stop(new StopRule(seconds, stop.steps(), Typed.limit(text), plateau)).build();
      case GLOBAL -> change.global(Boolean.parseBoolean(text)).build();
      case OVERLAP -> change.overlap(Typed.whole(text)).build();
      case LAYERS -> change.layers(Typed.whole(text)).build();
      case FIRST_OMEGA -> change.firstOmega(Typed.number(text)).build();
      case HIDDEN_OMEGA -> change.hiddenOmega(Typed.number(text)).build();
      case NETWORK_RATE -> change.networkRate(Typed.number(text)).build();
      case CODE_RATE -> change.codeRate(Typed.number(text)).build();
      case TILES_PER_STEP -> change.tilesPerStep(Typed.whole(text)).build();
      case SAMPLES_PER_TILE -> change.samplesPerTile(Typed.whole(text)).build();
      case SEED -> change.seed(Typed.wholeLong(text)).build();
      case STEPS -> change.stop(new StopRule(seconds, Typed.steps(text), target, plateau)).build();
      case PLATEAU ->
          change
              .stop(new StopRule(seconds, stop.steps(), target, Boolean.parseBoolean(text)))
              .build();
    };
  }

  @Override
  public FitOptions withNetworks(FitOptions options, FitMode mode, Pretrained networks) {
    return options.change().mode(mode).networks(Optional.of(networks)).build();
  }

  /** The overlap is checked after the tile, so that the message stands beside the right one. */
  private static FitOptions tile(FitOptions options, int tile) {
    int overlap = Math.max(0, Math.min(options.grid().shared(), tile / 2));
    return options.change().tile(tile).overlap(overlap).build();
  }
}
