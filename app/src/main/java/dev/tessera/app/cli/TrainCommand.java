package dev.tessera.app.cli;

import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tessera train}: a folder of pictures or meshes in, networks for that kind out. */
@Command(
    name = "train",
    description = {
      "Trains networks on a folder of pictures or, with --kind voxel, of meshes or, with --kind"
          + " video, of clips, for use with fit --weights; or, with --kind shape, a family of shapes on meshes, for use with"
          + " interpolate --family."
    })
final class TrainCommand implements Callable<Integer> {
  private static final int EVERY_TENTH = 10;

  @Mixin private final Console console;

  @Parameters(
      paramLabel = "DIR",
      description =
          "A folder of pictures or meshes, its folders count, too; of shapes also: vases, chairs.")
  private Path folder = Path.of("");

  @Mixin private TrainArguments train = new TrainArguments();

  TrainCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    try {
      train.check(console);
      return new TrainSession(console).run(plan(), train.compute.settings()).number();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private TrainingPlan<?> plan() throws Exception {
    return switch (train.kind) {
      case SHAPE -> FamilyPlan.read(folder.toString(), train, console);
      case VOXEL -> VoxelForm.plan(folder, train, new Reading(console));
      case VIDEO -> ClipForm.plan(folder, train, new Reading(console));
      case IMAGE -> pictures();
    };
  }

  private NetworkPlan pictures() throws Exception {
    TrainForm.Prepared prepared = train.form.prepare(train, train.state());
    int tile = prepared.tile();
    HeldOut<TrainingImage> data = data(tile);
    TileCount.advice(tiles(data.training(), tile), prepared.latent(), "a smaller --tile")
        .ifPresent(console::say);
    return new NetworkPlan(
        TrainingPlan.words(data.training().size(), "picture", folder),
        data.training().size(),
        data.validation().size(),
        prepared.seed(),
        engine -> prepared.start().apply(engine, data),
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
    List<TrainingImage> images = PictureFolder.read(from, new Reading(console));
    if (images.stream().noneMatch(i -> i.height() >= tile && i.width() >= tile)) {
      throw new IllegalArgumentException(
          "No picture in %s is as large as a tile of %d x %d pixels.".formatted(from, tile, tile));
    }
    return images;
  }
}
