package dev.tessera.app.session;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.Optional;

/**
 * A picture or a clip that is open.
 *
 * @param signal that is fitted
 * @param pixels the signal as screen pixels; of a clip its first frame
 * @param origin where it came from; if that is missing, the signal has its size and no content
 * @param clip what is known of a clip; empty of a picture
 */
public record Session(
    GridSignal signal, PixelImage pixels, Origin origin, Optional<OpenClip> clip) {
  /** Of a picture. */
  public Session(GridSignal signal, PixelImage pixels, Origin origin) {
    this(signal, pixels, origin, Optional.empty());
  }

  /** Prepares a signal to be looked at; takes long for a large one: call it on the I/O pool. */
  public static Session of(GridSignal signal, Origin origin) {
    return new Session(signal, PixelImage.of(signal.samples()), origin);
  }

  /** Prepares a clip to be looked at; for the I/O pool. */
  public static Session of(GridSignal frames, OpenClip clip, Origin origin) {
    PixelImage first = PixelImage.of(frames.samples().slice(0));
    return new Session(frames, first, origin, Optional.of(clip));
  }

  /** The same by another name. */
  public Session named(String name) {
    GridSignal other = new GridSignal(name, signal.samples(), signal.bitDepth());
    return new Session(other, pixels, origin, clip);
  }

  /** The same from another place. */
  public Session from(Origin other) {
    return new Session(signal, pixels, other, clip);
  }

  /** How many frames there are, 1 of a picture. */
  public int frames() {
    return clip.isPresent() ? signal.samples().extent(0) : 1;
  }

  /** A frame as a picture of the same name and origin; takes long for a large one. */
  public Session frame(int index) {
    if (clip.isEmpty()) {
      return this;
    }
    GridSignal picture =
        new GridSignal(signal.name(), signal.samples().slice(index), signal.bitDepth());
    return index == 0 ? new Session(picture, pixels, origin) : Session.of(picture, origin);
  }

  /** What stands in for a picture whose source is missing; for the I/O pool. */
  public static Session standIn(String name, SavedSignal.Picture picture, Origin origin) {
    int[] extent = {picture.height(), picture.width()};
    int length = Math.multiplyExact(picture.width(), picture.height());
    Samples nothing =
        Samples.of(
            extent, picture.channels(), new float[Math.multiplyExact(length, picture.channels())]);
    return new Session(
        new GridSignal(name, nothing, picture.bitDepth()),
        new PixelImage(picture.width(), picture.height(), new int[length]),
        origin);
  }

  /** What stands in for a clip whose source is missing; for the I/O pool. */
  public static Session standIn(String name, SavedSignal.Clip clip, Origin origin) {
    SavedSignal.Picture frame = clip.frame();
    Session one = standIn(name, frame, origin);
    int[] extent = {clip.times().frames(), frame.height(), frame.width()};
    Samples nothing = SamplesBuilder.eightBit(extent, frame.channels()).build();
    return new Session(
        new GridSignal(name, nothing, frame.bitDepth()),
        one.pixels(),
        origin,
        Optional.of(new OpenClip(clip.times(), clip.choice(), clip.start(), Optional.empty())));
  }

  /** What must be known of it without its source. */
  public SavedSignal.Kind saved() {
    SavedSignal.Picture picture = saved(signal, origin);
    return clip.isPresent() ? clip.get().saved(picture) : picture;
  }

  /** What must be known of a picture, or of each frame of a clip, without its source. */
  public static SavedSignal.Picture saved(GridSignal signal, Origin origin) {
    return SavedSignal.Picture.of(origin.alpha(), signal);
  }

  /** Memory it takes. */
  long bytes() {
    return signal.samples().bytes() + Integer.BYTES * (long) pixels.count();
  }
}
