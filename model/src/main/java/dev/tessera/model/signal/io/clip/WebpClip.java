package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.AnimatedWebp;
import dev.tessera.model.signal.io.Orientation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An animated WebP.
 *
 * @param file where it lies
 * @param info what it holds
 */
record WebpClip(Path file, ClipInfo info) implements OpenedClip {
  private static final double MILLISECOND = 1e-3;

  static WebpClip open(Path file, ClipWatch watch) throws IOException {
    try (AnimatedWebp webp = AnimatedWebp.open(file, watch.cancelled())) {
      if (webp.frames() == 0) {
        throw new BadClipException("a clip with frames", "none that is whole in it");
      }
      ClipPicture picture =
          new ClipPicture(
              "webp",
              webp.width(),
              webp.height(),
              Orientation.UPRIGHT,
              true,
              ClipColour.rgb("rgba", 8));
      List<String> notes = new ArrayList<>();
      if (webp.isCut()) {
        notes.add("its end is missing or damaged, the frames before it are read");
      }
      if (webp.isProfiled()) {
        notes.add("its colour profile is passed over, values are kept as they are stored");
      }
      return new WebpClip(
          file, new ClipInfo(ClipFormat.WEBP, picture, times(webp), Optional.empty(), notes));
    }
  }

  private static ClipTimes times(AnimatedWebp webp) {
    double[] stamps = new double[webp.frames()];
    long shown = 0;
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = shown * MILLISECOND;
      shown += webp.milliseconds(i);
    }
    double last = webp.milliseconds(stamps.length - 1) * MILLISECOND;
    return ClipTimes.of(stamps, last, MILLISECOND, 0);
  }

  @Override
  public ClipClock clock() {
    return new ClipClock(MILLISECOND, 0);
  }

  @Override
  public FrameSupply frames(double start) throws IOException {
    return new Frames(AnimatedWebp.open(file, () -> false), info.times());
  }

  private static final class Frames implements FrameSupply {
    private final AnimatedWebp webp;
    private final ClipTimes times;
    private final List<String> notes = new ArrayList<>();
    private int frame = -1;

    Frames(AnimatedWebp webp, ClipTimes times) {
      this.webp = webp;
      this.times = times;
    }

    @Override
    public boolean next() {
      try {
        frame++;
        return frame < times.frames() && webp.next();
      } catch (IOException e) {
        notes.add("frame " + (frame + 1) + " is damaged, those before it are read");
        return false;
      }
    }

    @Override
    public double seconds() {
      return times.seconds(frame);
    }

    @Override
    public void pixels(FramePixels out) {
      webp.copyTo(out.bytes(), out.channels());
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public void close() throws IOException {
      webp.close();
    }
  }
}
