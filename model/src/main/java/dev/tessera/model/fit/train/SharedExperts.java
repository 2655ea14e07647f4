package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.Settings;
import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field with experts, trained by many: all know which tiles a round draws, each sums up those of
 * its own pictures, and the experts learn from the sums of all. So they come to what one comes to
 * alone, but for rounding, however the pictures are shared out.
 */
public final class SharedExperts implements SharedTraining {
  private static final String DRAWS = "draws";
  private static final String WEIGHTS = "weights";

  private final ExpertSchedule schedule;
  private final ExpertModels models;

  /** Draws of all rounds so far. */
  private long draws;

  private double psnr = Double.NaN;
  private double seconds;

  /**
   * A training from the beginning.
   *
   * @throws IllegalArgumentException if only some cosines are to be used, which nobody could choose
   *     who does not see all tiles
   */
  public SharedExperts(ExpertSchedule schedule) {
    this.schedule = schedule;
    models = new ExpertModels(schedule, ExpertCosines.all(schedule));
  }

  /** A share of no tiles, too, knows that it is of none. */
  @Override
  public boolean concerns(PictureShare share, Round round) {
    return true;
  }

  @Override
  public Run<Pretrained> part(Engine engine, PictureShare share, Round round) {
    FitState from = round.from().orElseThrow();
    Weights experts = Weights.of(FieldSpec.of(from.settings()), from.array(WEIGHTS));
    TileSource source = new TileSource(share, schedule.tile(), TileVariety.USUAL, schedule.seed());
    source.seek(new Settings(from.settings()).large(DRAWS));
    ExpertPart part =
        new ExpertPart(
            engine.scope(),
            schedule,
            from.step(),
            new Pretrained("experts", schedule.tile(), experts, Optional.empty()),
            source);
    return new Fit<>(
        part,
        engine.report(),
        StopRule.afterSteps(Long.MAX_VALUE),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<Round> next(long steps) {
    return models.round() < schedule.rounds()
        ? Optional.of(new Round(Optional.of(state()), models.round() + 1L))
        : Optional.empty();
  }

  @Override
  public double done() {
    return models.round() / (double) schedule.rounds();
  }

  /** The networks, and which tiles come next: all that a part needs. */
  private FitState state() {
    Weights weights = models.weights(schedule.latent() - 1);
    Map<String, Object> settings = new LinkedHashMap<>(weights.spec().settings());
    settings.put(DRAWS, draws);
    return new FitState(
        settings,
        models.round(),
        seconds,
        Numbers.each(new LinkedHashMap<>(Map.of(WEIGHTS, weights.toArray()))));
  }

  @Override
  public Optional<FitState> take(StateSum parts) {
    int width = schedule.width();
    double[] rows = parts.sum(ExpertPart.ROWS);
    float[] sums = floats(parts.sum(ExpertPart.SUMS));
    float[] products = floats(parts.sum(ExpertPart.PRODUCTS));
    draws += ExpertRound.draws(schedule, models.size());
    seconds += parts.seconds();
    models.fade();
    for (int k = 0; k < models.size(); k++) {
      int square = width * width;
      models
          .expert(k)
          .add(
              rows[k],
              Arrays.copyOfRange(sums, k * width, (k + 1) * width),
              Arrays.copyOfRange(products, k * square, (k + 1) * square));
      models.expert(k).improve();
    }
    psnr = ExpertRound.psnr(schedule, parts.sum(ExpertPart.ERROR)[0]);
    models.endRound(parts.sum(ExpertPart.ERRORS));
    return Optional.empty();
  }

  private static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values[i];
    }
    return all;
  }

  @Override
  public Fit<Pretrained> judged(Engine engine, List<TrainingImage> heldOut) {
    return GivenNetworks.judged(
        engine,
        new GivenNetworks.Training(
            models.networks(),
            Snapshot.Quality.of(psnr, Double.NaN),
            state(),
            (long) models.round() * schedule.tilesPerRound()),
        heldOut);
  }
}
