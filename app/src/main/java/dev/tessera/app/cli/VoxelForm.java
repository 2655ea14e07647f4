package dev.tessera.app.cli;

import dev.tessera.model.fit.train.VoxelLearner;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.HeldOut;
import java.nio.file.Path;
import java.util.List;

/** {@code tessera train --kind voxel}: meshes in, networks for the tiles of any shape out. */
final class VoxelForm {
  private VoxelForm() {}

  /**
   * Reads the meshes.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if options or meshes are not usable
   */
  static NetworkPlan plan(Path folder, TrainArguments given, Reading reading)
      throws SignalFormatException {
    VoxelLearner.Settings settings = settings(given);
    List<ShapeSignal> training = MeshFolder.shapes(folder, reading);
    HeldOut<ShapeSignal> data =
        new HeldOut<>(
            training,
            given.validate == null ? List.of() : MeshFolder.shapes(given.validate, reading));
    return new NetworkPlan(
        TrainingPlan.words(training.size(), "shape", folder),
        training.size(),
        data.validation().size(),
        settings.seed(),
        engine -> VoxelLearner.fit(engine, data, settings),
        given);
  }

  private static VoxelLearner.Settings settings(TrainArguments given) {
    VoxelLearner.Settings base = VoxelLearner.Settings.defaults();
    return base.withNetworks(
            given.side(base.tile()),
            given.width == null ? base.spec().width() : given.width,
            given.latent == null ? base.spec().latent() : given.latent)
        .withTurns(
            given.turns == null ? base.turns() : given.turns,
            given.seed == null ? base.seed() : given.seed);
  }
}
