package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.TiledTiff.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a TIFF's first image, with offsets of four bytes or, in a BigTIFF, of eight. A block
 * of them is read as a small TIFF of its own, and nothing of the others.
 */
final class TiffTiles {
  /** What can be read. */
  static final String EXPECTED = "a TIFF in tiles";

  private static final int LARGEST_TILE = 1 << 15;
  private static final int SEPARATE_PLANES = 2;
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final SourceStream in;
  private final TiffDirectory directory;
  private final ImageInfo info;
  private final int tileWidth;
  private final int tileHeight;
  private final long[] offsets;
  private final long[] sizes;

  private TiffTiles(SourceStream in, ImageInfo info) throws IOException {
    this.in = in;
    this.info = info;
    directory = TiffDirectory.read(in, 0);
    offsets = directory.values(TiffDirectory.TILE_OFFSETS);
    sizes = directory.values(TiffDirectory.TILE_BYTE_COUNTS);
    if (offsets.length == 0) {
      boolean strips = directory.values(TiffDirectory.STRIP_OFFSETS).length > 0;
      throw bad(strips ? "one in strips" : "one that does not say where its tiles are");
    }
    tileWidth = tileSide(TiffDirectory.TILE_WIDTH);
    tileHeight = tileSide(TiffDirectory.TILE_HEIGHT);
    long tiles = planes() * down() * across();
    if (offsets.length < tiles || sizes.length < tiles) {
      throw bad(
          "one that says of %d and %d of its %d tiles where and how long they are"
              .formatted(offsets.length, sizes.length, tiles));
    }
  }

  /**
   * Reads the directory.
   *
   * @throws BadImageException if it is no TIFF in tiles, of a kind that is read here
   */
  static TiffTiles of(SourceStream in) throws IOException {
    ImageInfo info = Headers.read(in);
    if (info.format() != ImageFormat.TIFF) {
      throw bad("an image of another format, " + info.format());
    }
    TiffHeader.requireComplete(in);
    return new TiffTiles(in, info);
  }

  private static BadImageException bad(String found) {
    return new BadImageException(EXPECTED, found);
  }

  private int tileSide(int tag) throws BadImageException {
    long side = directory.value(tag, 0);
    if (side < 1 || side > LARGEST_TILE) {
      throw bad("one whose tiles have a side of " + side + " pixels");
    }
    return (int) side;
  }

  private long planes() {
    boolean separate = directory.value(TiffDirectory.PLANAR_CONFIGURATION, 1) == SEPARATE_PLANES;
    return separate ? directory.value(TiffDirectory.SAMPLES_PER_PIXEL, 1) : 1;
  }

  private int across() {
    return (info.storedWidth() - 1) / tileWidth + 1;
  }

  private int down() {
    return (info.storedHeight() - 1) / tileHeight + 1;
  }

  /** What the header says of the whole. */
  ImageInfo info() {
    return info;
  }

  /** All of the tiles that a part lies in. */
  Part around(Part part) {
    int left = part.left() / tileWidth * tileWidth;
    int top = part.top() / tileHeight * tileHeight;
    return new Part(
        left,
        top,
        end(part.left() + part.width(), tileWidth, info.storedWidth()) - left,
        end(part.top() + part.height(), tileHeight, info.storedHeight()) - top);
  }

  /** Where a tile ends, or the picture if that is before it. */
  private static int end(int pixel, int tile, int picture) {
    long end = ((pixel - 1L) / tile + 1) * tile;
    return (int) Math.min(end, picture);
  }

  /**
   * A block of whole tiles as a TIFF of its own, as many bytes as these and a header.
   *
   * @throws BadImageException if one has none, or all have too many
   */
  byte[] file(Part block) throws IOException {
    List<Integer> tiles = tiles(block);
    long length = 0;
    for (int tile : tiles) {
      if (sizes[tile] == 0) {
        throw bad("one of which tiles are left out");
      }
      length += sizes[tile];
    }
    SmallTiff small = new SmallTiff(directory, in.getByteOrder());
    ByteBuffer header =
        small.header(
            block.width(), block.height(), tiles.stream().mapToLong(i -> sizes[i]).toArray());
    if (header.limit() + length > LONGEST_ARRAY) {
      throw new BadImageException(
          "a part of at most 2,147 MB", "one of " + ReadFailure.megabytes(length));
    }
    byte[] file = new byte[(int) (header.limit() + length)];
    int at = header.limit();
    header.get(file, 0, at);
    for (int tile : tiles) {
      int size = (int) sizes[tile];
      in.seek(offsets[tile]);
      in.readFully(file, at, size);
      at += size;
    }
    return file;
  }

  /** Those of a block, in the order of their numbers. */
  private List<Integer> tiles(Part block) {
    List<Integer> tiles = new ArrayList<>();
    int last = (block.top() + block.height() - 1) / tileHeight;
    int rightmost = (block.left() + block.width() - 1) / tileWidth;
    for (int plane = 0; plane < planes(); plane++) {
      for (int row = block.top() / tileHeight; row <= last; row++) {
        for (int column = block.left() / tileWidth; column <= rightmost; column++) {
          tiles.add((plane * down() + row) * across() + column);
        }
      }
    }
    return tiles;
  }
}
