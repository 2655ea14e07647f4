package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.RangeEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Codes canvases of whole tiles, the frames of a clip or one picture, each time with other steps.
 */
final class PlaneEncoder {
  /** Squared steps that a bit is worth. */
  static final double BIT = 0.085;

  private static final Motion NOT_LOOKED_FOR = new Motion(0);
  private static final char[] NOT_ASKED_FOR = {};

  private final CodingNetwork network;
  private final IntFunction<Canvas> originals;

  /** Where tiles lay in the frame before, by frame, once that was looked for. */
  private final Motion[] motions;

  /** The experts of each tile that are worth trying, by frame, once they were asked for. */
  private final char[][][] experts;

  private final FactoredRows along;
  private Candidates candidates;
  private double bit;
  private int looked;
  private Analysis analysis;

  /**
   * Looks at the first frame.
   *
   * @param originals lays a frame out
   * @param frames how many there are
   * @param length about that of the steps to come
   */
  PlaneEncoder(CodingNetwork network, IntFunction<Canvas> originals, int frames, float length) {
    this.network = network;
    this.originals = originals;
    motions = new Motion[frames];
    Arrays.fill(motions, NOT_LOOKED_FOR);
    experts = new char[frames][0][];
    along = new FactoredRows(network.exchanged(), network.sizes().directions());
    analysis = new Analysis(network, along, originals.apply(0));
    bit = BIT * length * length;
    candidates = new Candidates(network, length, bit);
  }

  /** Looks again for experts, those that suit steps of another length. */
  void refine(float length) {
    bit = BIT * length * length;
    candidates = new Candidates(network, length, bit);
    Arrays.fill(experts, new char[0][]);
  }

  /** A frame as it is to be coded. */
  Canvas original(int frame) {
    if (looked != frame) {
      Canvas original = originals.apply(frame);
      if (frame > 0 && motions[frame].tiles() == 0) {
        Canvas before = looked == frame - 1 ? analysis.original() : originals.apply(frame - 1);
        int tile = network.sizes().tile();
        Motion last = motions[frame - 1];
        motions[frame] =
            new MotionSearch(tile, bit, original, before)
                .find(last.tiles() == 0 ? new Motion(analysis.tiles()) : last);
      }
      analysis = new Analysis(network, along, original);
      looked = frame;
    }
    return analysis.original();
  }

  /** Begins to code all frames. */
  Pass pass() {
    return new Pass();
  }

  /** Frames one after the other. */
  final class Pass {
    private final RangeEncoder port = new RangeEncoder();
    private final CodedTile chosen = new CodedTile(network.sizes().directions());
    private final TileCoder coder;
    private int frame;

    private Pass() {
      Canvas first = original(0);
      coder = new TileCoder(network, new Canvas(first.height(), first.width()));
    }

    /**
     * Codes the next frame.
     *
     * @return what it is decoded to; as it is when the next frame is coded, that sees it
     */
    Canvas encode(Steps steps, CodingWatch watch) {
      original(frame);
      if (frame == 0) {
        coder.begin(steps);
      } else {
        coder.next(steps);
      }
      float length = steps.length();
      TileChooser chooser =
          new TileChooser(network, coder, analysis, candidates, steps, BIT * length * length);
      Optional<Motion> motion = frame == 0 ? Optional.empty() : Optional.of(motions[frame]);
      int columns = analysis.columns();
      for (int t = 0; t < analysis.tiles(); t++) {
        if (t % columns == 0) {
          watch.at(t / (double) analysis.tiles());
        }
        coder.at(t / columns, t % columns);
        chooser.choose(t, this::experts, motion, chosen);
        coder.code(port, chosen);
        coder.put(chosen);
      }
      frame++;
      return coder.canvas();
    }

    private char[] experts(int tile) {
      char[][] known = experts[frame];
      if (known.length == 0) {
        known = new char[analysis.tiles()][];
        Arrays.fill(known, NOT_ASKED_FOR);
        experts[frame] = known;
      }
      if (known[tile].length == 0) {
        known[tile] = candidates.inside(analysis, tile);
      }
      return known[tile];
    }

    /** All bytes; nothing may be coded afterwards. */
    byte[] finish() {
      return port.finish();
    }
  }
}
