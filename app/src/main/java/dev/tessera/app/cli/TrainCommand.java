package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.fit.HeldOut;
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
      train.check();
      if (train.kind == TrainArguments.Kind.SHAPE) {
        return new FamilyTraining(
                surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
            .run(folder.toString(), train)
            .number();
      }
      if (train.members != null) {
        throw new IllegalArgumentException("--members is for --kind shape");
      }
      if (train.kind == TrainArguments.Kind.VOXEL) {
        return new VoxelSession(
                surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
            .run(folder, train)
            .number();
      }
      if (train.turns != null) {
        throw new IllegalArgumentException("--turns is for --kind voxel");
      }
      Optional<TrainState> state = state();
      int tile = train.form.form().tile(train, state);
      HeldOut data = data(tile);
      return new TrainSession(
              surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
          .run(folder, data, train, train.form.form().prepare(train, state))
          .number();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
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
      List<TrainingImage> images = PictureFolder.read(from);
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
