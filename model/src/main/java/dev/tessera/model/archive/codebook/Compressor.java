package dev.tessera.model.archive.codebook;

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

/**
 * Compresses a picture with a network for coding: to a number of bits per pixel, to a PSNR, or with
 * steps of a given length. Used by one thread; what it gives back is immutable.
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
  private static final double NEAR_BITS = 0.009;
  private static final double NEAR_PSNR = 0.03;

  /** log(bytes) and dB that one code of a step changes; an octave has 512 codes. */
  private static final double BITS_SLOPE = -1.3 * 0.693 / 512;

  private static final double PSNR_SLOPE = -4.2 / 512;

  /** Candidates found for a step suit those up to this many codes away. */
  private static final int SUITED = 400;

  private static final double LOOKING = 0.3;

  private final CodingNetwork network;
  private final CodeBook.Picture picture;
  private final NetworkReference reference;
  private final List<Channels> planes = new ArrayList<>();
  private final int tile;

  /** Three channels of the picture, and what codes them once that is known. */
  private static final class Channels {
    final Canvas original;
    Optional<PlaneEncoder> encoder = Optional.empty();
    int suits;

    Channels(Canvas original) {
      this.original = original;
    }
  }

  /**
   * Looks at a picture.
   *
   * @param signal a picture, (height, width, C)
   * @throws IllegalArgumentException if it is no picture
   */
  public Compressor(GridSignal signal, CodingNetwork network) {
    Samples samples = signal.samples();
    if (samples.dimensions() != 2) {
      throw new IllegalArgumentException("only pictures can be compressed, found " + samples);
    }
    this.network = network;
    reference = new NetworkReference(network.hash(), Optional.empty());
    tile = network.sizes().tile();
    int channels = samples.channels();
    picture = new CodeBook.Picture(signal.height(), signal.width(), channels, signal.bitDepth());
    planes.add(new Channels(picture.plane().lay(samples, 0, picture.colours(), tile)));
    if (picture.alpha()) {
      planes.add(new Channels(picture.plane().lay(samples, channels - 1, 1, tile)));
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
    double rough = Math.max(0.1, picture.plane().roughness(planes.get(0).original));
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
        throw new OutOfReach("This picture " + why.apply(last.orElseThrow()) + ".");
      }
      return Objects.requireNonNull(passes.get(code.get()));
    }
  }

  private Compressed pass(int code, CodingWatch watch) {
    Steps steps = new Steps(code, Steps.Below.USUAL);
    List<PlaneCode> codes = new ArrayList<>();
    List<Canvas> decoded = new ArrayList<>();
    for (int i = 0; i < planes.size(); i++) {
      double share = 1.0 / planes.size();
      CodingWatch part = watch.part(i * share, (i + 1) * share);
      PlaneEncoder.Pass pass = encoder(planes.get(i), code, part).encode(steps, part);
      codes.add(pass.code());
      decoded.add(pass.decoded());
    }
    Smoothing smoothing = smoothing(decoded, steps.length());
    Optional<PlaneCode> alpha = picture.alpha() ? Optional.of(codes.get(1)) : Optional.empty();
    CodeBook book = new CodeBook(picture, smoothing, reference, codes.get(0), alpha);
    long bytes = CodeBookFile.length(book);
    double psnr = 10 * Math.log10(PEAK * PEAK / error(decoded));
    return new Compressed(book, bytes, 8.0 * bytes / picture.pixels(), psnr);
  }

  private PlaneEncoder encoder(Channels plane, int code, CodingWatch watch) {
    float length = new Steps(code, Steps.Below.USUAL).length();
    if (plane.encoder.isEmpty()) {
      plane.encoder =
          Optional.of(new PlaneEncoder(network, plane.original, length, watch.part(0, LOOKING)));
      plane.suits = code;
    } else if (Math.abs(code - plane.suits) > SUITED) {
      plane.encoder.get().refine(length, watch.part(0, LOOKING));
      plane.suits = code;
    }
    return plane.encoder.get();
  }

  /** Smooths the canvases as suits the colours best. */
  private Smoothing smoothing(List<Canvas> decoded, float length) {
    Smoothing best = new Smoothing(0);
    double least = error(0, decoded.get(0));
    for (int strength = 1; strength <= Smoothing.MOST; strength++) {
      Canvas tried = decoded.get(0).copy();
      Smoothing smoothing = new Smoothing(strength);
      smoothing.apply(tried, tile, 1, length);
      double error = error(0, tried);
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

  private double error(int plane, Canvas decoded) {
    int channels = plane == 0 ? picture.colours() : 1;
    return picture.plane().error(planes.get(plane).original, decoded, channels);
  }

  private double error(List<Canvas> decoded) {
    double sum = 0;
    int[] channels = {picture.colours(), 1};
    for (int i = 0; i < planes.size(); i++) {
      sum += channels[i] * error(i, decoded.get(i));
    }
    return sum / picture.channels();
  }
}
