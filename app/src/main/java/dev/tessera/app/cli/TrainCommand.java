package dev.tessera.app.cli;

import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
      PrintWriter err = spec.commandLine().getErr();
      return new TrainSession(surroundings, spec.commandLine().getOut(), err)
          .run(plan(err), train.device)
          .number();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), OptionWords.of(String.valueOf(e.getMessage())), e);
    }
  }

  private TrainingPlan<?> plan(PrintWriter err) throws Exception {
    return switch (train.kind) {
      case SHAPE -> FamilyPlan.read(folder.toString(), train, err, reading());
      case VOXEL -> VoxelForm.plan(folder, train, this::tell, reading());
      case IMAGE -> pictures();
    };
  }

  private Reading reading() {
    return new Reading(new ProgressLine(spec.commandLine().getErr(), surroundings.terminal()));
  }

  private void tell(String note) {
    spec.commandLine().getErr().printf("Note: %s%n", note);
  }

  private NetworkPlan pictures() throws Exception {
    TrainForm.Prepared prepared = train.form.prepare(train, train.state());
    int tile = prepared.tile();
    HeldOut<TrainingImage> data = data(tile);
    TileCount.advice(tiles(data.training(), tile), prepared.latent(), "a smaller --tile")
        .ifPresent(spec.commandLine().getErr()::println);
    return new NetworkPlan(
        TrainingPlan.words(data.training().size(), "picture", folder),
        data.training().size(),
        data.validation().size(),
        prepared.seed(),
        engine -> prepared.start().begin(engine, data),
        train);
  }

  /** Tiles that lie side by side. */
  private static long tiles(List<TrainingImage> images, int tile) {
    return images.stream().mapToLong(i -> (long) (i.height() / tile) * (i.width() / tile)).sum();
  }

  private HeldOut<TrainingImage> data(int tile) throws Exception {
    List<TrainingImage> images = read(folder, tile);
    if (train.validate == null) {
      return HeldOut.everyNth(images, TrainingImage::name, EVERY_TENTH);
    }
    return new HeldOut<>(images, read(train.validate, tile));
  }

  private List<TrainingImage> read(Path from, int tile) throws Exception {
    try {
      List<TrainingImage> images = PictureFolder.read(from, this::tell, reading());
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
