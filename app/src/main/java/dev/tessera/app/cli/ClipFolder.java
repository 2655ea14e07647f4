package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Frames of the clips of a folder, and its pictures. */
final class ClipFolder {
  /** Frames of a clip that are learned from; more are much alike. */
  private static final int FRAMES = 24;

  private ClipFolder() {}

  /**
   * Reads all files whose name is that of a clip or a picture; of a clip some frames, evenly
   * spread.
   *
   * @param least pixels of the smaller side
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException if there is no folder or nothing large enough in it
   * @throws SignalFormatException if one of them cannot be read
   */
  static List<TrainingImage> read(Path folder, int least, Reading reading)
      throws SignalFormatException {
    List<Path> files = SignalFolder.files(folder, ClipFolder::reads, "clips or pictures");
    List<TrainingImage> images = new ArrayList<>();
    Share share = reading.of("Reading clips");
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      share.accept(i / (double) files.size());
      if (ClipFiles.recognise(file).isPresent()) {
        addFrames(file, images);
      } else {
        images.add(
            TrainingImage.of(
                ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false).signal()));
      }
    }
    reading.end();
    if (images.stream().noneMatch(image -> Math.min(image.height(), image.width()) >= least)) {
      throw new IllegalArgumentException(
          "No clip or picture in %s is as large as %d x %d pixels."
              .formatted(folder, least, least));
    }
    return images;
  }

  private static boolean reads(String name) {
    return ImageFormat.ofName(name).isPresent() || ClipFormat.ofName(name).isPresent();
  }

  private static void addFrames(Path file, List<TrainingImage> images)
      throws SignalFormatException {
    int all = ClipFiles.open(file, ClipWatch.NOBODY).times().frames();
    ClipChoice choice = ClipChoice.ALL.every(Math.max(1, all / FRAMES));
    ClipFile clip = ClipFiles.read(file, choice, ClipLimit.USUAL, ClipWatch.NOBODY);
    GridSignal signal = clip.signal();
    for (int t = 0; t < signal.samples().extent(0); t++) {
      images.add(
          TrainingImage.of(
              new GridSignal(
                  signal.name() + " " + t, signal.samples().slice(t), signal.bitDepth())));
    }
  }
}
