package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ReadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One reading of a clip; every failure ends in one sentence. */
final class ClipReading {
  private static final ReadFailure FAILURE =
      new ReadFailure("a clip", "a complete clip", BadClipException.ANY_CLIP);

  private final Path file;
  private final ClipWatch watch;

  ClipReading(Path file, ClipWatch watch) {
    this.file = file;
    this.watch = watch;
  }

  private interface Step<T> {
    T run() throws IOException, SignalFormatException;
  }

  /** A clip, and what it holds now that it is known whether anything is transparent. */
  private record Seen(OpenedClip clip, ClipInfo info) {}

  ClipInfo info() throws SignalFormatException {
    return guarded(() -> look().info());
  }

  ClipPlan plan(ClipInfo info, ClipChoice choice) throws SignalFormatException {
    return guarded(() -> some(info, choice));
  }

  ClipFile read(ClipChoice choice, ClipLimit limit) throws SignalFormatException {
    return guarded(
        () -> {
          Seen seen = look();
          ClipPlan plan = some(seen.info(), choice);
          requireFits(plan, choice, limit, seen.info());
          try (FrameSupply frames = seen.clip().frames(choice.start())) {
            return decoded(seen, plan, choice, frames);
          }
        });
  }

  private Seen look() throws IOException, SignalFormatException {
    OpenedClip clip = open();
    ClipInfo info = clip.info();
    if (!info.picture().transparent()) {
      return new Seen(clip, info);
    }
    ClipPicture picture = info.picture().withTransparency(isTranslucent(clip));
    return new Seen(
        clip, new ClipInfo(info.format(), picture, info.times(), info.sound(), info.notes()));
  }

  private OpenedClip open() throws IOException, SignalFormatException {
    if (!Files.exists(file)) {
      throw new BadClipException("no such file");
    }
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      throw new BadClipException("an empty file");
    }
    ClipFormat format =
        ClipSignature.recognise(file)
            .orElseThrow(
                () ->
                    new BadClipException(
                        Files.isDirectory(file) ? "a folder without them" : "something else"));
    return switch (format) {
      case WEBP -> WebpClip.open(file, watch);
      case FRAMES -> FolderClip.open(file, watch);
      case Y4M -> {
        ClipSignature.requireSize(file);
        yield FfmpegClip.open(file, format, watch);
      }
      case MP4, MATROSKA, GIF, APNG -> FfmpegClip.open(file, format, watch);
    };
  }

  private boolean isTranslucent(OpenedClip clip) throws IOException {
    FramePixels pixels = FramePixels.stored(clip.info().picture());
    try (FrameSupply frames = clip.frames(0)) {
      while (frames.next()) {
        watch.requireGoingOn();
        frames.pixels(pixels);
        if (pixels.isTranslucent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static ClipPlan some(ClipInfo info, ClipChoice choice) throws BadClipException {
    ClipPlan plan = info.plan(choice);
    if (plan.frames() == 0) {
      String from = "frames from " + ShortNumber.of(choice.start()) + " s ";
      String range =
          Double.isInfinite(choice.duration())
              ? from + "on"
              : from + "to " + ShortNumber.of(choice.start() + choice.duration()) + " s";
      throw new BadClipException(
          range, "a clip of " + ShortNumber.of(info.times().duration()) + " s");
    }
    return plan;
  }

  private static void requireFits(ClipPlan plan, ClipChoice choice, ClipLimit limit, ClipInfo info)
      throws BadClipException {
    if (limit.allows(plan)) {
      return;
    }
    throw new BadClipException(
        "a clip that fits in "
            + ReadFailure.megabytes(limit.bytes())
            + ", such as "
            + limit.offer(info, choice),
        String.format(
            Locale.ROOT,
            "%d frames of %d x %d pixels that need %s",
            plan.frames(),
            plan.size().width(),
            plan.size().height(),
            ReadFailure.megabytes(limit.needed(plan))));
  }

  private ClipFile decoded(Seen seen, ClipPlan plan, ClipChoice choice, FrameSupply frames)
      throws IOException {
    ClipPicture picture = seen.info().picture();
    ClipSize size = plan.size();
    boolean swapped = picture.storedWidth() != picture.width();
    FramePixels pixels = FramePixels.stored(picture);
    AreaScaling scaling = new AreaScaling(swapped ? size.turned() : size, pixels);
    int[] extent = {plan.frames(), size.height(), size.width()};
    SamplesBuilder samples =
        plan.eightBit()
            ? SamplesBuilder.eightBit(extent, plan.channels())
            : SamplesBuilder.sixteenBit(extent, plan.channels());
    double[] stamps = new double[plan.frames()];
    int kept = 0;
    for (int found = 0; kept < plan.frames() && frames.next(); ) {
      watch.requireGoingOn();
      if (choice.isBefore(frames.seconds())) {
        continue;
      }
      if (choice.isBehind(frames.seconds())) {
        break;
      }
      if (found++ % choice.every() == 0) {
        frames.pixels(pixels);
        scaling.scaled(pixels).upright(picture.orientation()).putInto(samples, kept);
        stamps[kept++] = frames.seconds();
        watch.done().accept(kept / (double) plan.frames());
      }
    }
    if (kept == 0) {
      throw new BadClipException("a clip with frames", "none that can be decoded");
    }
    GridSignal signal =
        new GridSignal(
            String.valueOf(file.getFileName()), samples.build(kept), plan.eightBit() ? 8 : 16);
    ClipTimes times = times(Arrays.copyOf(stamps, kept), seen, choice.every());
    return new ClipFile(signal, times, stamps[0], notes(seen, plan, kept, frames));
  }

  private static ClipTimes times(double[] stamps, Seen seen, int every) {
    ClipClock clock = seen.clip().clock().every(every);
    int last = stamps.length - 1;
    double shown = last == 0 ? clock.frame() : (stamps[last] - stamps[0]) / last;
    return ClipTimes.of(stamps, shown, clock.tolerance(), clock.rate());
  }

  private static List<String> notes(Seen seen, ClipPlan plan, int kept, FrameSupply frames) {
    List<String> notes = new ArrayList<>(seen.info().notes());
    notes.addAll(frames.notes());
    if (kept < plan.frames()) {
      notes.add(
          String.format(Locale.ROOT, "%d of %d frames could be decoded", kept, plan.frames()));
    }
    return notes;
  }

  private <T> T guarded(Step<T> step) throws SignalFormatException {
    String name = file.toString();
    try {
      return step.run();
    } catch (IOException e) {
      throw FAILURE.of(name, e);
    } catch (OutOfMemoryError e) {
      throw FAILURE.tooLarge(name, e);
    }
  }
}
