package dev.tessera.app.rate;

import dev.tessera.app.session.Figures;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.signal.Samples;

/**
 * What can be said of a clip's code-book before it is compressed, which takes too long to be tried.
 *
 * @param open the clip
 * @param wanted of it
 * @param network that becomes part of the file, in words; empty for none
 */
record ClipPromise(Session open, CodeBookMeasurement.Wanted wanted, String network) {
  /** Compressing on two cores, the search for its steps included: seconds per pixel. */
  private static final double SECONDS_PER_PIXEL = 45e-6;

  /** Of the memory that the program may have, what a clip and compressing it may take. */
  private static final double SHARE_OF_THE_HEAP = 0.7;

  /** Size, time and sound. */
  String words() {
    double pixels = open.signal().samples().count();
    String size =
        wanted.aim() == Aim.BITS
            ? "At most " + Figures.bytes((long) (wanted.value() * pixels / Byte.SIZE))
            : "As much as that takes, which is known at the end,";
    boolean sound = open.clip().flatMap(OpenClip::sound).isPresent();
    return "%s%s for %s. Compressing takes about %s.%s"
        .formatted(
            size,
            network,
            Figures.count(open.frames(), "frame"),
            Figures.duration(Math.max(1, SECONDS_PER_PIXEL * pixels)),
            sound ? " Its sound is left out." : "");
  }

  /** Why it cannot be compressed, without a full stop; empty if it can. */
  String problem() {
    Samples clip = open.signal().samples();
    long pixels = (long) clip.extent(1) * clip.extent(2);
    long needed = clip.bytes() + Compressor.memory(clip.extent(0), pixels);
    long most = (long) (SHARE_OF_THE_HEAP * Runtime.getRuntime().maxMemory());
    return needed <= most
        ? ""
        : "Compressing this clip takes %s of memory, of %s: open fewer frames, or a smaller size"
            .formatted(Figures.bytes(needed), Figures.bytes(most));
  }
}
