package dev.tessera.model.bench;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.DetailFile;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.magnify.DetailFilters;
import dev.tessera.model.magnify.DetailSums;
import dev.tessera.model.magnify.EdgeFilters;
import dev.tessera.model.magnify.Magnification;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns the filters that make pictures larger, as they come with the program: from halves of
 * pictures, exact and as the shipped networks give them back, since what is made larger is a field.
 *
 * <p>Arguments: the file to write; what the pictures are, in words; folders of pictures.
 */
public final class DetailTraining {
  private static final long MOST_BYTES = 1L << 30;

  /** Pixels of a doubled picture for each that is learned from. */
  private static final int EVERY = 5;

  private final Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private final Pretrained networks =
      ShippedNetworks.load(NetworkKind.PHOTO, ShippedNetworks.names(NetworkKind.PHOTO).get(0));
  private final FitOptions options =
      Preset.BALANCED
          .options()
          .change()
          .mode(FitMode.ENCODE)
          .networks(Optional.of(networks))
          .build();
  private final List<Example> examples = new ArrayList<>();

  /**
   * A picture and what stands for its half.
   *
   * @param picture (height, width, C)
   * @param half (height / 2, width / 2, C)
   */
  private record Example(Samples picture, Samples half) {}

  private DetailTraining() {}

  /** Reads every picture below the folders. */
  public static void main(String[] arguments) throws Exception {
    DetailTraining training = new DetailTraining();
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*\\.(png|jpg)")).sorted().toList()) {
          training.add(file);
        }
      }
    }
    DetailFile.write(Path.of(arguments[0]), training.filters(), arguments[1]);
  }

  private void add(Path file) throws Exception {
    Samples picture =
        ImageFiles.open(file, AlphaMode.KEEP, MOST_BYTES, () -> false).signal().samples();
    if (picture.channels() != 3) {
      return;
    }
    Samples half = DetailSums.halved(picture);
    examples.add(new Example(picture, half));
    examples.add(new Example(picture, givenBack(half)));
  }

  /** Four pixels for each, and then what these are to become. */
  private DetailFilters filters() {
    DetailSums doubling = new DetailSums(2, 1);
    examples.forEach(each -> doubling.add(each.picture, each.half));
    DetailFilters first =
        new DetailFilters(
            doubling.filters(),
            new EdgeFilters(1, new float[EdgeFilters.CLASSES * EdgeFilters.TAPS]));
    DetailSums finish = new DetailSums(1, EVERY);
    for (Example each : examples) {
      int[] size = {2 * each.half.extent(0), 2 * each.half.extent(1)};
      Magnification doubled = new Magnification(first, each.half, size);
      while (doubled.step()) {}
      finish.add(each.picture, doubled.picture());
    }
    return new DetailFilters(first.doubling(), finish.filters());
  }

  private Samples givenBack(Samples half) {
    GridSignal signal = new GridSignal("half", half, 8);
    Fitted<GridTiling> field =
        Finished.of(SignalLearner.grid(engine, signal, options, Optional.empty())).fitted();
    try (GridRenderer renderer = new GridRenderer(engine.scope(), field, 1)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }
}
