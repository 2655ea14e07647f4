package dev.tessera.model.archive.codebook;

import dev.tessera.model.signal.ClipTimes;
import java.util.Optional;

/**
 * A picture or a clip as codes of its tiles, quantised and entropy coded; what a {@code .tsra} file
 * holds. Immutable.
 */
public final class CodeBook {
  /**
   * What it is of: the picture, or each frame.
   *
   * @param height in pixels
   * @param width in pixels
   * @param channels 1 grey, 2 grey with alpha, 3 RGB or 4 RGB with alpha
   * @param bitDepth bits per channel of the source, 8 or 16
   */
  public record Picture(int height, int width, int channels, int bitDepth) {
    /** Whether the last channel is alpha. */
    public boolean alpha() {
      return channels % 2 == 0;
    }

    /** Channels without alpha: 1 or 3. */
    int colours() {
      return channels - (alpha() ? 1 : 0);
    }

    /** Height times width. */
    public long pixels() {
      return (long) height * width;
    }

    Plane plane() {
      return new Plane(height, width);
    }
  }

  private final Picture picture;
  private final NetworkReference network;
  private final CodedFrames frames;
  private final PlaneCode colour;
  private final Optional<PlaneCode> alpha;

  CodeBook(
      Picture picture,
      CodedFrames frames,
      NetworkReference network,
      PlaneCode colour,
      Optional<PlaneCode> alpha) {
    this.picture = picture;
    this.network = network;
    this.frames = frames;
    this.colour = colour;
    this.alpha = alpha;
  }

  /** What it is of. */
  public Picture picture() {
    return picture;
  }

  /** SHA-256 of the file of the network it was coded with, lower-case hexadecimal. */
  public String network() {
    return network.hash();
  }

  /** Whether the file of the network is part of it. */
  public boolean embeds() {
    return network.embedded().isPresent();
  }

  /**
   * The same with the file of its network as a part of it, so that whoever reads it needs no other.
   *
   * @throws IllegalArgumentException if it was coded with another network
   */
  public CodeBook embedding(CodingNetwork own) {
    if (!own.hash().equals(network.hash())) {
      throw new IllegalArgumentException(
          "the code-book needs the network " + network.hash() + ", found " + own.hash());
    }
    var reference = new NetworkReference(network.hash(), Optional.of(own.file()));
    return new CodeBook(picture, frames, reference, colour, alpha);
  }

  /** Length of the quantiser's steps, of the scale 0 to 255. */
  public float step() {
    return colour.steps().length();
  }

  CodedFrames coded() {
    return frames;
  }

  /** When the frames of a clip are shown; empty for a picture. */
  public Optional<ClipTimes> times() {
    return frames.times();
  }

  /** How many frames it has; 1 of a picture. */
  public int frames() {
    return frames.codes().size();
  }

  /** Pixels of all frames. */
  public long pixels() {
    return frames() * picture.pixels();
  }

  PlaneCode colour() {
    return colour;
  }

  Optional<PlaneCode> alpha() {
    return alpha;
  }

  /** Not a copy. */
  Optional<byte[]> embedded() {
    return network.embedded();
  }
}
