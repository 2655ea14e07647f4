package dev.tessera.app.session;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.Optional;

/**
 * A picture, a clip or a light field that is open. What is not a picture consists of pictures of
 * one size, which are numbered: the frames of a clip, the views of a light field row by row.
 *
 * @param signal that is fitted
 * @param pixels the signal as screen pixels; else the picture of number {@link #start}
 * @param origin where it came from; if that is missing, the signal has its size and no content
 * @param clip what is known of a clip; empty of anything else
 * @param light what is known of a light field; empty of anything else
 */
public record Session(
    GridSignal signal,
    PixelImage pixels,
    Origin origin,
    Optional<OpenClip> clip,
    Optional<OpenLightField> light) {
  /** Of a picture. */
  public Session(GridSignal signal, PixelImage pixels, Origin origin) {
    this(signal, pixels, origin, Optional.empty(), Optional.empty());
  }

  /** Prepares a signal to be looked at; takes long for a large one: call it on the I/O pool. */
  public static Session of(GridSignal signal, Origin origin) {
    return new Session(signal, PixelImage.of(signal.samples()), origin);
  }

  /** Prepares a clip to be looked at; for the I/O pool. */
  public static Session of(GridSignal frames, OpenClip clip, Origin origin) {
    PixelImage first = PixelImage.of(frames.samples().slice(0));
    return new Session(frames, first, origin, Optional.of(clip), Optional.empty());
  }

  /** Prepares a light field to be looked at; for the I/O pool. */
  public static Session of(GridSignal views, OpenLightField light, Origin origin) {
    int middle = light.middle();
    Samples view = views.samples().slice(light.row(middle)).slice(light.column(middle));
    return new Session(views, PixelImage.of(view), origin, Optional.empty(), Optional.of(light));
  }

  /** The same by another name. */
  public Session named(String name) {
    GridSignal other = new GridSignal(name, signal.samples(), signal.bitDepth());
    return new Session(other, pixels, origin, clip, light);
  }

  /** The same from another place. */
  public Session from(Origin other) {
    return new Session(signal, pixels, other, clip, light);
  }

  /** Whether it is one picture. */
  public boolean single() {
    return clip.isEmpty() && light.isEmpty();
  }

  /** How many pictures there are: frames or views. */
  public int frames() {
    return light
        .map(field -> field.grid().count())
        .orElseGet(() -> clip.isPresent() ? signal.samples().extent(0) : 1);
  }

  /** The number of the picture that is seen first: of a light field its middle. */
  public int start() {
    return light.map(OpenLightField::middle).orElse(0);
  }

  /** A frame or view as a picture of the same name and origin; takes long for a large one. */
  public Session frame(int index) {
    if (single()) {
      return this;
    }
    Samples samples =
        light
            .map(field -> signal.samples().slice(field.row(index)).slice(field.column(index)))
            .orElseGet(() -> signal.samples().slice(index));
    GridSignal picture = new GridSignal(signal.name(), samples, signal.bitDepth());
    return index == start() ? new Session(picture, pixels, origin) : Session.of(picture, origin);
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
    OpenClip open = new OpenClip(clip.times(), clip.choice(), clip.start(), Optional.empty());
    return new Session(
        one.nothing(extent), one.pixels(), origin, Optional.of(open), Optional.empty());
  }

  /** What stands in for a light field whose source is missing; for the I/O pool. */
  public static Session standIn(String name, SavedSignal.LightField field, Origin origin) {
    SavedSignal.Picture view = field.view();
    Session one = standIn(name, view, origin);
    int[] extent = {field.grid().rows(), field.grid().columns(), view.height(), view.width()};
    OpenLightField open = new OpenLightField(field.choice(), field.grid());
    return new Session(
        one.nothing(extent), one.pixels(), origin, Optional.empty(), Optional.of(open));
  }

  /** A signal of pictures like this one, without content. */
  private GridSignal nothing(int[] extent) {
    Samples empty = SamplesBuilder.eightBit(extent, signal.samples().channels()).build();
    return new GridSignal(signal.name(), empty, signal.bitDepth());
  }

  /** What must be known of it without its source. */
  public SavedSignal.Kind saved() {
    SavedSignal.Picture picture = saved(signal, origin);
    if (light.isPresent()) {
      return light.get().saved(picture);
    }
    return clip.isPresent() ? clip.get().saved(picture) : picture;
  }

  /** What must be known of a picture, or of each frame or view, without its source. */
  public static SavedSignal.Picture saved(GridSignal signal, Origin origin) {
    return SavedSignal.Picture.of(origin.alpha(), signal);
  }

  /** Memory it takes. */
  long bytes() {
    return signal.samples().bytes() + Integer.BYTES * (long) pixels.count();
  }
}
