package dev.tessera.model.signal.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random tiles of random pictures, every place of every picture equally likely. What a draw yields
 * depends on the seed and the number of draws before it alone, so that a run can be taken up again.
 */
public final class TileSource implements TileSupply {
  private static final double SMALLEST = 3;

  private final List<PictureShare.Part> images;
  private final long[] placesUpTo;
  private final int tile;
  private final TileVariety variety;
  private final long seed;
  private long draws;

  /**
   * A source at its beginning.
   *
   * @param images pictures; those smaller than a tile are passed over
   * @param tile pixels of a tile's side
   * @param variety what is done to tiles
   * @param seed fixes every choice
   * @throws IllegalArgumentException if no picture holds a tile
   */
  public TileSource(List<TrainingImage> images, int tile, TileVariety variety, long seed) {
    this(PictureShare.of(images), tile, variety, seed);
  }

  /** The same of which only tiles of a share are drawn: those of all shares are those of all. */
  public TileSource(PictureShare share, int tile, TileVariety variety, long seed) {
    images = share.holding(tile);
    if (images.isEmpty()) {
      throw new IllegalArgumentException(
          "No picture is as large as a tile of " + tile + " x " + tile + " pixels.");
    }
    this.tile = tile;
    this.variety = variety;
    this.seed = seed;
    placesUpTo = new long[images.size()];
    long sum = 0;
    for (int i = 0; i < placesUpTo.length; i++) {
      PictureShare.Part image = images.get(i);
      sum += (image.height() - tile + 1L) * (image.width() - tile + 1L);
      placesUpTo[i] = sum;
    }
  }

  /** Goes on as if there had been this many draws. */
  public void seek(long position) {
    draws = position;
  }

  @Override
  public float[] draw(int count) {
    // Neighbouring seeds give streams that have nothing in common only after mixing.
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed + draws).nextLong() ^ seed);
    draws++;
    int length = tile * tile * TrainingImage.CHANNELS;
    float[] tiles = new float[Math.multiplyExact(count, length)];
    float[] upright = new float[length];
    int drawn = 0;
    for (int t = 0; t < count; t++) {
      boolean own = take(random, upright);
      int turn = variety.turned() ? random.nextInt(8) : 0;
      if (own) {
        turn(upright, turn, tiles, drawn);
        drawn += length;
      }
    }
    return drawn < tiles.length ? Arrays.copyOf(tiles, drawn) : tiles;
  }

  /** Whether it is a tile of the share; random choices are the same if not. */
  private boolean take(SplittableRandom random, float[] upright) {
    PictureShare.Part image = image(random.nextLong(placesUpTo[placesUpTo.length - 1]));
    double scale = scale(random, Math.min(image.height(), image.width()) / (double) tile);
    int span = (int) Math.ceil(scale * tile);
    int row = random.nextInt(image.height() - span + 1);
    int column = random.nextInt(image.width() - span + 1);
    image.image().ifPresent(own -> copy(own, row, column, scale, upright));
    return image.image().isPresent();
  }

  private void copy(TrainingImage image, int row, int column, double scale, float[] upright) {
    if (scale == 1) {
      image.copyTile(row, column, tile, upright, 0);
    } else {
      image.shrinkTile(row, column, tile, scale, upright, 0);
    }
  }

  private double scale(SplittableRandom random, double largest) {
    double kind = random.nextDouble();
    double wanted = 1;
    if (kind < variety.halved()) {
      wanted = 2;
    } else if (kind < variety.halved() + variety.shrunk()) {
      wanted = 1 + (SMALLEST - 1) * random.nextDouble();
    }
    return wanted <= largest ? wanted : 1;
  }

  private PictureShare.Part image(long place) {
    int low = 0;
    int high = placesUpTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place < placesUpTo[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return images.get(low);
  }

  /** Bit 0 mirrors rows, bit 1 columns, bit 2 swaps both. */
  private void turn(float[] upright, int turn, float[] tiles, int offset) {
    int channels = TrainingImage.CHANNELS;
    int last = tile - 1;
    for (int y = 0; y < tile; y++) {
      for (int x = 0; x < tile; x++) {
        int row = (turn & 4) == 0 ? y : x;
        int column = (turn & 4) == 0 ? x : y;
        row = (turn & 1) == 0 ? row : last - row;
        column = (turn & 2) == 0 ? column : last - column;
        int from = (row * tile + column) * channels;
        int to = offset + (y * tile + x) * channels;
        System.arraycopy(upright, from, tiles, to, channels);
      }
    }
  }
}
