package dev.tessera.app.cli;

import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.train.SharedTraining;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TrainingImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code train}: a folder of pictures or meshes in, networks for that kind out. */
@Command(
    name = "train",
    description = {
      "Trains networks on a folder of pictures or, with --kind voxel, of meshes or, with --kind"
          + " video, of clips, for use with fit --weights; or, with --kind shape, a family of"
          + " shapes on meshes, for use with interpolate --family."
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

  private final Optional<TrainWay> way;

  /**
   * Makes it.
   *
   * @param way how it trains; empty for here
   */
  TrainCommand(Surroundings surroundings, Optional<TrainWay> way) {
    console = new Console(surroundings);
    this.way = way;
  }

  @Override
  public Integer call() throws Exception {
    try {
      train.check(console);
      TrainSession session = new TrainSession(console);
      EngineSettings engine = train.compute.settings();
      return (way.isPresent() ? session.end(away(way.get()), engine) : session.run(plan(), engine))
          .number();
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

  /** Trains elsewhere; only pictures to judge by are read here. */
  private NetworkPlan away(TrainWay there) throws Exception {
    train.checkShared(console);
    TrainForm.Prepared prepared = train.form.prepare(train, train.state());
    HeldOut<Path> files = files();
    Reading reading = new Reading(console);
    List<TrainingImage> heldOut =
        PictureFolder.read(
            train.validate == null ? folder : train.validate, files.validation(), reading);
    SharedTraining shared = prepared.shared().get();
    there.run(
        console.typedBut("--resume"), files.training(), shared, new TrainLedger(console, train));
    return new NetworkPlan(
        TrainingPlan.words(files.training().size(), "picture", folder),
        files.training().size(),
        heldOut.size(),
        prepared.seed(),
        engine -> shared.judged(engine, heldOut),
        train);
  }

  /** As {@link #data}, unread. */
  private HeldOut<Path> files() {
    List<Path> all = PictureFolder.files(folder);
    return train.validate == null
        ? HeldOut.everyNth(all, f -> String.valueOf(f.getFileName()), EVERY_TENTH)
        : new HeldOut<>(all, PictureFolder.files(train.validate));
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
