package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures and clips of compressed code-books: codes are decoded, and the network they belong to
 * gives the picture, at any scale. The same on every machine, bit for bit: entropy coding and
 * contexts are whole numbers, and pixels are floats added in one order, with cosines as Java
 * prescribes them.
 */
public final class CodeBookDecoder {
  private final CodeBook book;
  private final CodingNetwork network;
  private final String name;

  /**
   * Prepares.
   *
   * @param network whose hash the code-book names
   * @param name of the file, for messages
   * @throws IllegalArgumentException if it is another network
   */
  public CodeBookDecoder(CodeBook book, CodingNetwork network, String name) {
    if (!network.hash().equals(book.network())) {
      throw new IllegalArgumentException(
          "the code-book needs the network " + book.network() + ", found " + network.hash());
    }
    this.book = book;
    this.network = network;
    this.name = name;
  }

  /**
   * Who takes frames as they come.
   *
   * @param <E> what may go wrong there
   */
  @FunctionalInterface
  public interface FrameTaker<E extends Exception> {
    /**
     * Takes a frame.
     *
     * @param frame its number
     * @param picture (height, width, C) sRGB-encoded in [0,1]
     * @throws E if it cannot be kept
     */
    void take(int frame, Samples picture) throws E;
  }

  /**
   * Decodes a picture, or the first frame of a clip.
   *
   * @param scale pixels of the result per pixel of the picture, more than 0
   * @return (height, width, C) sRGB-encoded in [0,1]; of each side, at least 1
   * @throws ArchiveFormatException if the codes are damaged
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public Samples decode(double scale, CodingWatch watch) throws ArchiveFormatException {
    return decode(0, scale, watch);
  }

  /**
   * As above, one frame of a clip; those before it are decoded on the way.
   *
   * @param frame its number
   */
  public Samples decode(int frame, double scale, CodingWatch watch) throws ArchiveFormatException {
    Run run = new Run(scale);
    for (int f = 0; f < frame; f++) {
      run.next(false, watch.part(f / (frame + 1.0), (f + 1) / (frame + 1.0)));
    }
    run.next(true, watch.part(frame / (frame + 1.0), 1));
    return run.picture();
  }

  /**
   * Decodes all frames, one after the other.
   *
   * @param <E> what may go wrong where they are taken
   * @param taker takes each as soon as it is there
   * @throws ArchiveFormatException if the codes are damaged
   * @throws E if the taker says so
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public <E extends Exception> void decode(double scale, FrameTaker<E> taker, CodingWatch watch)
      throws ArchiveFormatException, E {
    Run run = new Run(scale);
    double frames = book.frames();
    for (int f = 0; f < book.frames(); f++) {
      run.next(true, watch.part(f / frames, (f + 1) / frames));
      taker.take(f, run.picture());
    }
  }

  /** Frames in their order. */
  private final class Run {
    private final double scale;
    private final List<Channels> planes = new ArrayList<>();
    private int frame;

    Run(double scale) {
      this.scale = scale;
      planes.add(new Channels(book.colour(), scale));
      book.alpha().ifPresent(alpha -> planes.add(new Channels(alpha, scale)));
    }

    /** Decodes the next frame, at the scale if it is to be shown. */
    void next(boolean shown, CodingWatch watch) throws ArchiveFormatException {
      FrameCode head = book.coded().codes().get(frame++);
      double share = 1.0 / planes.size();
      for (int i = 0; i < planes.size(); i++) {
        planes.get(i).next(head, shown, watch.part(i * share, (i + 1) * share));
      }
    }

    /** The frame that is shown. */
    Samples picture() {
      CodeBook.Picture picture = book.picture();
      Plane size = Scaling.of(picture, scale);
      int channels = picture.channels();
      float[] values = new float[Math.multiplyExact(size.height() * channels, size.width())];
      size.take(planes.get(0).shown, values, channels, 0, picture.colours());
      if (planes.size() > 1) {
        size.take(planes.get(1).shown, values, channels, picture.colours(), 1);
      }
      return Samples.of(new int[] {size.height(), size.width()}, channels, values);
    }
  }

  /** Three channels, frame after frame. */
  private final class Channels {
    private final PlaneCode code;
    private final double scale;
    private final PlaneDecoder decoder;
    private final Optional<Scaling> scaling;
    private Canvas shown;

    Channels(PlaneCode code, double scale) {
      this.code = code;
      this.scale = scale;
      Canvas canvas = book.picture().plane().canvas(network.sizes().tile());
      decoder = new PlaneDecoder(network, code.bytes(), canvas);
      scaling = scale == 1 ? Optional.empty() : Optional.of(new Scaling(network, scale, canvas));
      shown = canvas;
    }

    void next(FrameCode head, boolean wanted, CodingWatch watch) throws ArchiveFormatException {
      Steps steps = head.steps(code.steps());
      try {
        shown = decoder.decode(steps, wanted ? scaling.map(s -> s) : Optional.empty(), watch);
      } catch (PlaneDecoder.Damaged e) {
        throw new ArchiveFormatException(
            name, "codes of a picture", String.valueOf(e.getMessage()), "codes", e);
      }
      int tile = network.sizes().tile();
      head.smoothing().apply(shown, tile, 1, steps.length());
      if (wanted && scaling.isPresent()) {
        shown = scaling.get().canvas();
        head.smoothing().apply(shown, tile, scale, steps.length());
      }
    }
  }
}
