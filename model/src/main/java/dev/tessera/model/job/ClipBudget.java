package dev.tessera.model.job;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.tile.GridTiling;

/** How much memory a clip and its fit may take together, told before a frame is read. */
public final class ClipBudget {
  /** All that the process may hold. */
  private static final long MOST = 4_000_000_000L;

  /**
   * Of that, what is no clip: Java, the engine and its batches, decoders, and what the collector
   * leaves free. Measured while clips of 1920 x 1080 pixels were read, encoded and saved; frames
   * that are written take some hundred megabytes more meanwhile.
   */
  private static final long PROGRAM = 1_000_000_000L;

  /** Of the heap; the rest is for what passes by. */
  private static final double SHARE = 0.8;

  /**
   * Numbers of a tile beside its code and the errors of its planes: its error, what its schedule
   * knows of it and sorts it by, the damping of its steps, and what is saved of these.
   */
  private static final int BESIDE = 18;

  private ClipBudget() {}

  /** The limit for samples alone: what was opened once for some fit opens again for any. */
  public static ClipLimit ofSamples() {
    return new ClipLimit(bytes(), (frames, size) -> 0);
  }

  private static long bytes() {
    return Math.min(MOST - PROGRAM, (long) (SHARE * Runtime.getRuntime().maxMemory()));
  }

  /**
   * The limit for a fit with some options: samples, codes, what moves them, a copy that is saved
   * meanwhile, and errors of all tiles are counted.
   */
  public static ClipLimit of(FitOptions options) {
    return new ClipLimit(
        bytes(),
        (frames, size) -> beside(options, options.gridFor(frames, size.height(), size.width())));
  }

  /** What a clip that was read and its fit take, by the same count. */
  static FitMemory needed(FitOptions options, GridSignal clip) {
    long counted = clip.samples().bytes() + beside(options, options.gridFor(clip));
    return new FitMemory(PROGRAM + counted, counted <= bytes());
  }

  /** Bytes that a fit holds beside the samples of a clip. */
  static long beside(FitOptions options, GridTiling grid) {
    int latent =
        options
            .networks()
            .map(Pretrained::spec)
            .map(FieldSpec::latent)
            .orElse(options.network().latent());
    long numbers = copies(options) * latent + BESIDE + grid.tile(0);
    int known = (grid.tile(0) + Byte.SIZE - 1) / Byte.SIZE; // a bit for the error of each plane
    return Math.multiplyExact(Float.BYTES * numbers + known, (long) grid.tileCount());
  }

  /**
   * How many numbers there are for each of a code: itself, two moments where Adam moves it, and a
   * copy of all while codes move and are saved. Those of an encoder do not move.
   */
  private static long copies(FitOptions options) {
    boolean searched =
        options.mode() != FitMode.JOINT
            && options.networks().map(Pretrained::spec).stream()
                .anyMatch(spec -> spec.form().searchFloats(spec) > 0);
    int moving = searched ? 1 : 3;
    return options.mode() == FitMode.ENCODE ? moving : 2L * moving;
  }
}
