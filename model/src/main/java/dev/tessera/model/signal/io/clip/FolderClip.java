package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.Orientation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder of numbered frames. Pictures are read as pictures are, so they are upright and in sRGB.
 *
 * @param files the frames, in order
 * @param info what they hold
 */
record FolderClip(List<Path> files, ClipInfo info) implements OpenedClip {
  /** Frames per second, which no picture states. */
  private static final double RATE = 25;

  static FolderClip open(Path folder, ClipWatch watch) throws IOException, SignalFormatException {
    NumberedFiles found =
        NumberedFiles.in(folder)
            .orElseThrow(
                () -> new BadClipException("a folder of numbered pictures", "no two of them"));
    List<Path> files = found.files();
    ImageInfo first = ImageFiles.header(files.get(0));
    boolean translucent = false;
    int depth = 8;
    for (Path file : files) {
      watch.requireGoingOn();
      ImageInfo image = ImageFiles.header(file);
      requireSize(image, first, file);
      translucent |= image.channels() == 4;
      depth = Math.max(depth, image.bitDepth());
    }
    ClipPicture picture =
        new ClipPicture(
            first.format().name().toLowerCase(Locale.ROOT),
            first.width(),
            first.height(),
            Orientation.UPRIGHT,
            translucent,
            ClipColour.rgb(first.colour(), depth));
    ClipTimes times = ClipTimes.constant(files.size(), RATE);
    return new FolderClip(
        files, new ClipInfo(ClipFormat.FRAMES, picture, times, Optional.empty(), notes(found)));
  }

  private static void requireSize(ImageInfo image, ImageInfo first, Path file)
      throws BadClipException {
    if (image.width() != first.width() || image.height() != first.height()) {
      throw new BadClipException(
          String.format(
              Locale.ROOT, "frames of %d x %d pixels as the first", first.width(), first.height()),
          String.format(
              Locale.ROOT, "%s of %d x %d", file.getFileName(), image.width(), image.height()));
    }
  }

  private static List<String> notes(NumberedFiles found) {
    List<String> notes = new ArrayList<>();
    notes.add("pictures state no rate, 25 frames per second are taken");
    if (found.gaps() > 0) {
      notes.add(
          found.gaps() == 1
              ? "1 number between its frames is missing"
              : found.gaps() + " numbers between its frames are missing");
    }
    if (found.others() > 0) {
      notes.add(
          found.others() == 1
              ? "1 other picture is passed over"
              : found.others() + " other pictures are passed over");
    }
    return notes;
  }

  @Override
  public ClipClock clock() {
    return new ClipClock(1 / RATE, RATE);
  }

  @Override
  public FrameSupply frames(double start) {
    return new Frames(files, info);
  }

  private static final class Frames implements FrameSupply {
    private final List<Path> files;
    private final ClipInfo info;
    private int frame = -1;

    Frames(List<Path> files, ClipInfo info) {
      this.files = files;
      this.info = info;
    }

    @Override
    public boolean next() {
      frame++;
      return frame < files.size();
    }

    @Override
    public double seconds() {
      return info.times().seconds(frame);
    }

    @Override
    public void pixels(FramePixels out) throws IOException {
      Path file = files.get(frame);
      try {
        Samples image =
            ImageFiles.read(file, AlphaMode.KEEP, Long.MAX_VALUE, () -> false).samples();
        out.take(image, 0, 0, 1);
      } catch (SignalFormatException e) {
        throw new BadClipException(e.expected(), e.found() + " in " + file.getFileName());
      }
    }

    @Override
    public List<String> notes() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
