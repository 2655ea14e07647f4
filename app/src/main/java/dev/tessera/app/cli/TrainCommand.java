package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.fit.HeldOut;
import dev.tessera.model.fit.TrainOptions;
import dev.tessera.model.fit.TrainState;
import dev.tessera.model.fit.TrainingImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tessera train}: a folder of pictures or meshes in, networks for that kind out. */
@Command(
    name = "train",
    description = {
      "Trains networks on a folder of pictures or, with --kind voxel, of meshes, for use with fit"
          + " --weights; or, with --kind shape, a family of shapes on meshes, for use with"
          + " interpolate --family."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class TrainCommand implements Callable<Integer> {
  private static final int EVERY_TENTH = 10;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description =
          "A folder of pictures or meshes, its folders count, too; of shapes also: vases, chairs.")
  private Path folder = Path.of("");

  @Mixin private TrainArguments train = new TrainArguments();

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try {
      train.check(new Given(spec));
      if (train.kind == TrainArguments.Kind.SHAPE) {
        return new FamilyTraining(
                surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
            .run(folder.toString(), train)
            .number();
      }
      return new TrainSession(
              surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
          .run(train.kind == TrainArguments.Kind.VOXEL ? shapes() : pictures(), train)
          .number();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), OptionWords.of(String.valueOf(e.getMessage())), e);
    }
  }

  private TrainingPlan shapes() throws Exception {
    return VoxelForm.plan(folder, train, this::tell);
  }

  private void tell(String note) {
    spec.commandLine().getErr().printf("Note: %s%n", note);
  }

  private TrainingPlan pictures() throws Exception {
    Optional<TrainState> state = state();
    TrainingForm form = train.form.form();
    int tile = form.tile(train, state);
    TrainingForm.Start start = form.prepare(train, state);
    HeldOut data = data(tile);
    TileCount.advice(tiles(data.training(), tile), form.latent(train, state), "a smaller --tile")
        .ifPresent(spec.commandLine().getErr()::println);
    return new TrainingPlan(
        TrainingPlan.words(data.training().size(), "picture", folder),
        data.training().size(),
        data.validation().size(),
        train.seed == null ? TrainOptions.defaults().seed() : train.seed,
        engine -> start.begin(engine, data));
  }

  /** Tiles that lie side by side. */
  private static long tiles(List<TrainingImage> images, int tile) {
    return images.stream().mapToLong(i -> (long) (i.height() / tile) * (i.width() / tile)).sum();
  }

  private Optional<TrainState> state() throws ArchiveFormatException {
    return train.resume == null ? Optional.empty() : Optional.of(CheckpointFile.read(train.resume));
  }

  private HeldOut data(int tile) throws Exception {
    List<TrainingImage> images = read(folder, tile);
    if (train.validate == null) {
      return HeldOut.everyNth(images, EVERY_TENTH);
    }
    return new HeldOut(images, read(train.validate, tile));
  }

  private List<TrainingImage> read(Path from, int tile) throws Exception {
    try {
      List<TrainingImage> images = PictureFolder.read(from, this::tell);
      if (images.stream().noneMatch(i -> i.height() >= tile && i.width() >= tile)) {
        throw new IllegalArgumentException(
            "No picture in %s is as large as a tile of %d x %d pixels."
                .formatted(from, tile, tile));
      }
      return images;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the folder " + from + " (" + e.getClass().getSimpleName() + ").", e);
    }
  }
}
