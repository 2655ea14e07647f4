package dev.tessera.app.cli;

import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.SharedTraining;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TrainingImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Does parts of a training for another process that counts its rounds, with one engine. */
public final class TrainWorker implements AutoCloseable {
  private final TrainArguments train;
  private final Workbench bench;

  /**
   * Makes ready.
   *
   * @param settings options of {@code train} as they were typed, a word each
   */
  public TrainWorker(Surroundings surroundings, List<String> settings) {
    Typed words = new Typed(surroundings);
    Commands.understood(new CommandLine(words)).parseArgs(settings.toArray(new String[0]));
    train = words.train;
    bench = words.console.quietBench(train.compute.settings());
  }

  /** What the settings are understood by. */
  @Command(name = "train")
  private static final class Typed {
    @Mixin private final Console console;
    @Mixin private final TrainArguments train = new TrainArguments();

    Typed(Surroundings surroundings) {
      console = new Console(surroundings);
    }
  }

  /**
   * Reads a picture.
   *
   * @throws SignalFormatException if it cannot be read
   */
  public static TrainingImage picture(Path file) throws SignalFormatException {
    return TrainingImage.of(PictureFolder.open(file).signal());
  }

  /**
   * Does a part of a round.
   *
   * @param share of the pictures
   * @return what it came to; empty where there is nothing to do with this share
   * @throws IllegalArgumentException if no picture of all is as large as a tile
   */
  public Optional<FitState> work(PictureShare share, SharedTraining.Round round) {
    SharedTraining training = train.form.prepare(train, round.from()).shared().get();
    return training.concerns(share, round)
        ? bench.fit("Training", engine -> training.part(engine, share, round)).map(FitResult::state)
        : Optional.empty();
  }

  @Override
  public void close() {
    bench.close();
  }
}
