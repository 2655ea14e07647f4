package dev.tessera.app.cli;

import dev.tessera.model.fit.VoxelTrainer;
import dev.tessera.model.fit.VoxelTraining;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** {@code tessera train --kind voxel}: meshes in, networks for the tiles of any shape out. */
final class VoxelForm {
  private VoxelForm() {}

  /**
   * Reads the meshes.
   *
   * @param notes takes a sentence about each thing that people should know of how they were read
   * @throws IllegalArgumentException with one clear sentence if options or meshes are not usable
   */
  static TrainingPlan plan(Path folder, TrainArguments given, Consumer<String> notes)
      throws SignalFormatException {
    VoxelTraining settings = settings(given);
    List<ShapeSignal> training = MeshFolder.shapes(folder, notes);
    List<ShapeSignal> validation =
        given.validate == null ? List.of() : MeshFolder.shapes(given.validate, notes);
    return new TrainingPlan(
        TrainingPlan.words(training.size(), "shape", folder),
        training.size(),
        validation.size(),
        settings.seed(),
        engine -> new VoxelTrainer(engine, training, validation, settings));
  }

  private static VoxelTraining settings(TrainArguments given) {
    VoxelTraining base = VoxelTraining.defaults();
    return base.withNetworks(
            given.tile == null ? base.tile() : given.tile,
            given.width == null ? base.width() : given.width,
            given.latent == null ? base.latent() : given.latent)
        .withTurns(
            given.turns == null ? base.turns() : given.turns,
            given.seed == null ? base.seed() : given.seed);
  }
}
