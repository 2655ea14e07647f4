package dev.tessera.app.cli;

import dev.tessera.model.field.MosaicShape;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.train.ExpertLearner;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.tile.TileText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code tessera train --kind video}: clips and pictures in, networks for the tiles of clips out.
 */
final class ClipForm {
  private static final int CELL = 8;
  private static final int AMPLITUDES = 63;
  private static final int LATENT = 1024;
  private static final int HOUR = 3600;

  private ClipForm() {}

  /**
   * Reads clips and pictures.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if options or clips are not usable
   */
  static NetworkPlan plan(Path folder, TrainArguments given, Reading reading)
      throws SignalFormatException {
    List<Integer> tile = tile(given.tile == null ? "8x16x32" : given.tile);
    int amplitudes = given.amplitudes == null ? AMPLITUDES : given.amplitudes;
    ExpertSchedule schedule = ExpertForm.schedule(given, CELL, amplitudes + 1).forCutCodes();
    MosaicShape shape =
        new MosaicShape(
            schedule.experts(), amplitudes, tile.get(0), tile.get(1) / CELL, tile.get(2) / CELL);
    int latent = given.latent == null ? LATENT : given.latent;
    shape.spec(schedule.width(), latent); // refuses what cannot be
    List<TrainingImage> frames = ClipFolder.read(folder, CELL, reading);
    double budget = given.stop(StopRule.afterSeconds(HOUR)).seconds();
    return new NetworkPlan(
        TrainingPlan.words(frames.size(), "picture", folder),
        frames.size(),
        0,
        schedule.seed(),
        engine ->
            ExpertLearner.fit(
                engine,
                new HeldOut<>(frames, List.of()),
                schedule,
                budget,
                experts ->
                    new Pretrained(
                        experts.name(),
                        tile,
                        shape.weights(experts.weights(), latent),
                        Optional.empty())),
        given);
  }

  private static List<Integer> tile(String typed) {
    List<Integer> sides = TileText.sides(typed);
    if (sides.size() != 3 || sides.get(1) % CELL != 0 || sides.get(2) % CELL != 0) {
      throw new IllegalArgumentException(
          "--tile of clips must be FRAMESxROWSxCOLUMNS, rows and columns multiples of 8, found "
              + typed);
    }
    return sides;
  }
}
