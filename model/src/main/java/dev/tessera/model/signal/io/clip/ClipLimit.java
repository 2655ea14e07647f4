package dev.tessera.model.signal.io.clip;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much memory a clip may take, and what besides its samples is counted.
 *
 * @param bytes for samples and all that is counted with them
 * @param codes what is held beside the samples
 */
public record ClipLimit(long bytes, Codes codes) {
  /** 4 GB for the samples alone. */
  public static final ClipLimit USUAL = new ClipLimit(4_000_000_000L, (frames, size) -> 0);

  /** Memory of the codes of a clip, which depends on its tiles. */
  @FunctionalInterface
  public interface Codes {
    /**
     * Memory.
     *
     * @param frames of the clip, at least 1
     * @param size of a frame
     */
    long bytes(int frames, ClipSize size);
  }

  /** All that a clip takes. */
  public long needed(ClipPlan plan) {
    return plan.frames() == 0
        ? 0
        : Math.addExact(plan.bytes(), codes.bytes(plan.frames(), plan.size()));
  }

  /** Whether a clip takes no more than it may. */
  public boolean allows(ClipPlan plan) {
    return needed(plan) <= bytes;
  }

  /**
   * What of a clip that takes too much would fit, for people: "25.7 s of it, every 3rd frame, or
   * 1256 x 706 pixels".
   *
   * @param info of the clip
   * @param choice more than what is allowed
   */
  public String offer(ClipInfo info, ClipChoice choice) {
    ClipPlan plan = info.plan(choice);
    OptionalInt most = mostFrames(plan);
    String smaller = smaller(plan);
    if (most.isEmpty()) {
      return smaller;
    }
    int frames = most.getAsInt();
    int every = choice.every() * ((plan.frames() + frames - 1) / frames);
    // Rounded down, so that what is asked for is no more than what fits.
    double seconds = Math.floor(10 * info.seconds(choice, frames)) / 10;
    String range =
        seconds > 0
            ? String.format(Locale.ROOT, "%.1f s of it", seconds)
            : frames + (frames == 1 ? " frame of it" : " frames of it");
    return range + ", every " + ordinal(every) + " frame, or " + smaller;
  }

  /** How many frames of a clip that takes too much would fit; empty if not even one would. */
  public OptionalInt mostFrames(ClipPlan plan) {
    return most(plan.frames(), frames -> allows(plan.frames(frames)));
  }

  /** The size in which a clip that takes too much would fit; empty if there is none. */
  public Optional<ClipSize> largestSize(ClipPlan plan) {
    ClipSize size = plan.size();
    OptionalInt width = most(size.width(), wide -> allows(plan.sized(wide, height(size, wide))));
    return width.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClipSize(width.getAsInt(), height(size, width.getAsInt())));
  }

  private String smaller(ClipPlan plan) {
    return largestSize(plan)
        .map(size -> size.width() + " x " + size.height() + " pixels")
        .orElse("fewer frames that are smaller too");
  }

  private static int height(ClipSize size, int width) {
    return (int) Math.max(1, Math.round((double) size.height() * width / size.width()));
  }

  private interface Fits {
    boolean test(int count);
  }

  /** The largest number below that fits, by halving. */
  private static OptionalInt most(int below, Fits fits) {
    int low = 0;
    int high = below;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (fits.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == 0 ? OptionalInt.empty() : OptionalInt.of(low);
  }

  /** "1st", "2nd", "3rd", "4th". */
  public static String ordinal(int n) {
    boolean teen = n % 100 >= 11 && n % 100 <= 13;
    return n
        + switch (teen ? 0 : n % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
