package dev.tessera.model.compare;

import dev.tessera.model.tile.SurfaceCut;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many codes may share the floats that all codes of a signal have together: many short ones or
 * few long ones. Tiles of a picture or a clip have other sides for that; a shape has other cells,
 * of which those near its surface are tiles.
 */
final class CodeCounts {
  /** Sides of tiles and numbers of cells that usual numbers of codes come from. */
  private static final int[] SIDES = {4, 8, 16, 32, 64};

  private static final int[] CELLS = {8, 12, 16, 24, 32};

  private static final int LARGEST_SIDE = 256;
  private static final int LEAST_CELLS = 2;
  private static final int MOST_CELLS = 64;
  private static final int GUESSES = 4;

  /** Between the inverses of 2, of a surface, and of 3, of a volume. */
  private static final double POWER = 0.4;

  private static final int LONGEST_CODE = 1024;

  private final ComparedSignal<?> subject;
  private final MethodSizes sizes;
  private final long floats;

  /**
   * Counts those there are.
   *
   * @param subject what is represented
   * @param sizes the cut and the length of its codes, whose floats are shared
   */
  CodeCounts(ComparedSignal<?> subject, MethodSizes sizes) {
    this.subject = subject;
    this.sizes = sizes;
    floats = (long) tiles(sizes) * sizes.latent();
  }

  private int tiles(MethodSizes some) {
    return subject.tiles(some.cut());
  }

  /** Numbers that suit the signal, ascending: no tile is larger than it, no code too long. */
  List<Double> usual() {
    return usualSizes()
        .map(this::tiles)
        .filter(tiles -> latent(tiles) <= LONGEST_CODE)
        .sorted()
        .distinct()
        .map(Integer::doubleValue)
        .toList();
  }

  private Stream<MethodSizes> usualSizes() {
    if (subject instanceof ComparedGrid grid) {
      int largest = Math.max(grid.signal().width(), grid.signal().height());
      return IntStream.of(SIDES).filter(side -> side <= largest).mapToObj(this::withSide);
    }
    return IntStream.of(CELLS).mapToObj(sizes::withCells);
  }

  private MethodSizes withSide(int side) {
    return sizes.withCut(sizes.grid().withPictureSide(side));
  }

  private long latent(int tiles) {
    return Math.max(1, Math.round(floats / (double) tiles));
  }

  /**
   * The sizes that come nearest to a number of codes.
   *
   * @throws IllegalArgumentException if the codes would be too long
   */
  MethodSizes nearest(int wanted) {
    MethodSizes cut = subject instanceof ComparedGrid ? ofSides(wanted) : ofCells(wanted);
    return cut.withLatent(Math.toIntExact(latent(tiles(cut))));
  }

  private MethodSizes ofSides(int wanted) {
    return IntStream.rangeClosed(2, LARGEST_SIDE)
        .mapToObj(this::withSide)
        .min(Comparator.comparingInt(some -> distance(some, wanted)))
        .orElseThrow();
  }

  /** Tiles are as many as some power of the cells, of 2 to 3: a guess, again, and by one cell. */
  private MethodSizes ofCells(int wanted) {
    int cells = ((SurfaceCut) sizes.cut()).cells();
    int next = guess(cells, wanted);
    for (int i = 0; i < GUESSES && next != cells; i++) {
      cells = next;
      next = guess(cells, wanted);
    }
    return Stream.of(cells, cells + Integer.signum(wanted - tiles(sizes.withCells(cells))))
        .filter(some -> some >= LEAST_CELLS && some <= MOST_CELLS)
        .map(sizes::withCells)
        .min(Comparator.comparingInt(some -> distance(some, wanted)))
        .orElseThrow();
  }

  private int guess(int cells, int wanted) {
    double times = Math.pow(wanted / (double) tiles(sizes.withCells(cells)), POWER);
    return (int) Math.max(LEAST_CELLS, Math.min(MOST_CELLS, Math.round(cells * times)));
  }

  private int distance(MethodSizes some, int wanted) {
    return Math.abs(tiles(some) - wanted);
  }
}
