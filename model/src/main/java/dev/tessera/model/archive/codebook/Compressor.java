package dev.tessera.model.archive.codebook;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Compresses a picture or a clip with a network for coding: to a number of bits per pixel (of every
 * frame), to a PSNR (the mean of the frames' dB), or with steps of a given length. Used by one
 * thread; what it gives back is immutable.
 *
 * <p>What is compressed is any picture: of a fitted field, what it shows.
 */
public final class Compressor {
  /** What was wanted cannot be had; the message is a sentence with what can. */
  public static final class OutOfReach extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfReach(String sentence) {
      super(sentence);
    }
  }

  private static final double PEAK = 255;
  private static final double EXACT = 100;
  private static final double NEAR_BITS = 0.009;
  private static final double NEAR_PSNR = 0.03;

  /** log(bytes) and dB that one code of a step changes; an octave has 512 codes. */
  private static final double BITS_SLOPE = -1.3 * 0.693 / 512;

  private static final double PSNR_SLOPE = -4.2 / 512;

  /** A frame as floats, as cosines, decoded, the one before and what is tried. */
  private static final int BYTES_PER_PIXEL_OF_A_FRAME = 100;

  /** Places of tiles and experts worth trying, of a tile of 64 pixels. */
  private static final double BYTES_PER_PIXEL_OF_ALL = 0.7;

  /** Candidates found for a step suit those up to this many codes away. */
  private static final int SUITED = 400;

  private final CodingNetwork network;
  private final CodeBook.Picture picture;
  private final Optional<ClipTimes> times;
  private final NetworkReference reference;
  private final List<Channels> planes = new ArrayList<>();
  private final int frames;
  private final int tile;

  /** Three channels of the signal, and what codes them once that is known. */
  private static final class Channels {
    final IntFunction<Canvas> originals;
    Optional<PlaneEncoder> encoder = Optional.empty();
    int suits;

    Channels(IntFunction<Canvas> originals) {
      this.originals = originals;
    }
  }

  /**
   * Memory that compressing a clip takes beside its samples, about.
   *
   * @param frames at least 1
   * @param pixels of a frame
   */
  public static long memory(int frames, long pixels) {
    return (long) (pixels * (BYTES_PER_PIXEL_OF_A_FRAME + frames * BYTES_PER_PIXEL_OF_ALL));
  }

  /**
   * Looks at a picture.
   *
   * @param signal a picture, (height, width, C)
   * @throws IllegalArgumentException if it is no picture
   */
  public Compressor(GridSignal signal, CodingNetwork network) {
    this(signal, Optional.empty(), network);
  }

  /**
   * Looks at a clip.
   *
   * @param signal frames, (t, height, width, C)
   * @param times when they are shown
   * @throws IllegalArgumentException if it is no clip of so many frames
   */
  public Compressor(GridSignal signal, ClipTimes times, CodingNetwork network) {
    this(signal, Optional.of(times), network);
  }

  private Compressor(GridSignal signal, Optional<ClipTimes> times, CodingNetwork network) {
    Samples samples = signal.samples();
    frames = times.isPresent() ? times.get().frames() : 1;
    if (samples.dimensions() != (times.isPresent() ? 3 : 2)
        || samples.count() != (long) frames * signal.height() * signal.width()) {
      throw new IllegalArgumentException(
          "only a picture, or a clip of %d frames, can be compressed, found %s"
              .formatted(frames, samples));
    }
    this.network = network;
    this.times = times;
    reference = new NetworkReference(network.hash(), Optional.empty());
    tile = network.sizes().tile();
    int channels = samples.channels();
    picture = new CodeBook.Picture(signal.height(), signal.width(), channels, signal.bitDepth());
    Plane plane = picture.plane();
    long pixels = picture.pixels();
    planes.add(new Channels(f -> plane.lay(samples, f * pixels, 0, picture.colours(), tile)));
    if (picture.alpha()) {
      planes.add(new Channels(f -> plane.lay(samples, f * pixels, channels - 1, 1, tile)));
    }
  }

  /**
   * Compresses with steps of one length: one point of the curve of PSNR over bits.
   *
   * @param length of the scale 0 to 255, rounded to one that a file can hold
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public Compressed withSteps(double length, CodingWatch watch) {
    return pass(Steps.code(length), watch);
  }

  /**
   * Compresses to at most a number of bits per pixel, and if the picture has that much to tell, to
   * no less than 99 % of it.
   *
   * @throws OutOfReach if the picture cannot be told in so few, with the least
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public Compressed atMost(double bitsPerPixel, CodingWatch watch) throws OutOfReach {
    int start = Steps.code(usualStep(bitsPerPixel));
    Found found = new Found(watch);
    var wanted = new StepSearch.Wanted(true, NEAR_BITS, BITS_SLOPE);
    Optional<Integer> code =
        StepSearch.find(c -> Math.log(found.at(c).bitsPerPixel() / bitsPerPixel), wanted, start);
    return found.of(
        code,
        least ->
            String.format(Locale.ROOT, "takes at least %.4f bits per pixel", least.bitsPerPixel()));
  }

  /** What it comes to for most photographs, from how much their pixels differ: to 10 %. */
  private double usualStep(double bitsPerPixel) {
    double rough = Math.max(0.1, picture.plane().roughness(planes.get(0).originals.apply(0)));
    return 2.56 * Math.pow(bitsPerPixel, -0.9) * Math.pow(rough, 1.09);
  }

  /**
   * Compresses to at least a PSNR in dB, and little more.
   *
   * @throws OutOfReach if the network cannot give so much, with the most
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  public Compressed atLeast(double psnr, CodingWatch watch) throws OutOfReach {
    int start = Steps.code(7 * PEAK * Math.pow(10, -psnr / 20));
    Found found = new Found(watch);
    var wanted = new StepSearch.Wanted(false, NEAR_PSNR, PSNR_SLOPE);
    Optional<Integer> code =
        StepSearch.find(c -> Math.min(100, found.at(c).psnr()) - psnr, wanted, start);
    return found.of(
        code, best -> String.format(Locale.ROOT, "reaches at most %.2f dB", best.psnr()));
  }

  /** Passes of a search. */
  private final class Found {
    private final CodingWatch watch;
    private final Map<Integer, Compressed> passes = new HashMap<>();
    private Optional<Compressed> last = Optional.empty();

    Found(CodingWatch watch) {
      this.watch = watch;
    }

    /** Most searches need four; each further one is half of what is left. */
    Compressed at(int code) {
      double done = 1 - Math.pow(0.75, passes.size());
      double next = 1 - Math.pow(0.75, passes.size() + 1.0);
      Compressed pass = pass(code, watch.part(done, next));
      passes.put(code, pass);
      last = Optional.of(pass);
      return pass;
    }

    Compressed of(Optional<Integer> code, Function<Compressed, String> why) throws OutOfReach {
      if (code.isEmpty()) {
        throw new OutOfReach(
            (times.isPresent() ? "This clip " : "This picture ")
                + why.apply(last.orElseThrow())
                + ".");
      }
      return Objects.requireNonNull(passes.get(code.get()));
    }
  }

  private Compressed pass(int code, CodingWatch watch) {
    float length = new Steps(code, Steps.Below.USUAL).length();
    List<PlaneEncoder.Pass> passes = new ArrayList<>();
    for (Channels plane : planes) {
      passes.add(encoder(plane, code, length).pass());
    }
    List<FrameCode> heads = new ArrayList<>();
    double psnr = 0;
    for (int f = 0; f < frames; f++) {
      FrameCode head = new FrameCode(times.isPresent() ? FrameCode.usual(f) : 0, Smoothing.NONE);
      Steps steps = head.steps(new Steps(code, Steps.Below.USUAL));
      List<Canvas> decoded = new ArrayList<>();
      for (int i = 0; i < planes.size(); i++) {
        double done = f + i / (double) planes.size();
        double next = f + (i + 1.0) / planes.size();
        decoded.add(passes.get(i).encode(steps, watch.part(done / frames, next / frames)));
      }
      Smoothing smoothing = smoothing(f, decoded, steps.length());
      heads.add(new FrameCode(head.offset(), smoothing));
      psnr += psnr(f, decoded);
    }
    Steps steps = new Steps(code, Steps.Below.USUAL);
    List<PlaneCode> codes = new ArrayList<>();
    for (PlaneEncoder.Pass pass : passes) {
      codes.add(new PlaneCode(steps, pass.finish()));
    }
    Optional<PlaneCode> alpha = picture.alpha() ? Optional.of(codes.get(1)) : Optional.empty();
    CodeBook book =
        new CodeBook(picture, new CodedFrames(times, heads), reference, codes.get(0), alpha);
    long bytes = CodeBookFile.length(book);
    return new Compressed(book, bytes, 8.0 * bytes / book.pixels(), psnr / frames);
  }

  private PlaneEncoder encoder(Channels plane, int code, float length) {
    if (plane.encoder.isEmpty()) {
      plane.encoder = Optional.of(new PlaneEncoder(network, plane.originals, frames, length));
      plane.suits = code;
    } else if (Math.abs(code - plane.suits) > SUITED) {
      plane.encoder.get().refine(length);
      plane.suits = code;
    }
    return plane.encoder.get();
  }

  /** Smooths the canvases as suits the colours best. */
  private Smoothing smoothing(int frame, List<Canvas> decoded, float length) {
    Smoothing best = Smoothing.NONE;
    double least = error(0, frame, decoded.get(0));
    for (int strength = 1; strength <= Smoothing.MOST; strength++) {
      Canvas tried = decoded.get(0).copy();
      Smoothing smoothing = new Smoothing(strength);
      smoothing.apply(tried, tile, 1, length);
      double error = error(0, frame, tried);
      if (error >= least) {
        break;
      }
      least = error;
      best = smoothing;
    }
    for (Canvas canvas : decoded) {
      best.apply(canvas, tile, 1, length);
    }
    return best;
  }

  private double error(int plane, int frame, Canvas decoded) {
    int channels = plane == 0 ? picture.colours() : 1;
    Canvas original = planes.get(plane).encoder.orElseThrow().original(frame);
    return picture.plane().error(original, decoded, channels);
  }

  /** Of a frame of a clip at most {@link #EXACT}, so that a mean has a meaning. */
  private double psnr(int frame, List<Canvas> decoded) {
    double sum = 0;
    int[] channels = {picture.colours(), 1};
    for (int i = 0; i < planes.size(); i++) {
      sum += channels[i] * error(i, frame, decoded.get(i));
    }
    double psnr = 10 * Math.log10(PEAK * PEAK * picture.channels() / sum);
    return times.isPresent() ? Math.min(EXACT, psnr) : psnr;
  }
}
