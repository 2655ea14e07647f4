package dev.tessera.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;

/** A picture as a grid of blocks, read from a source when they are seen. */
final class RasterBlocks extends Group {
  /** Edge of a block; textures beyond 4096 pixels fail on some systems. */
  private static final int BLOCK = 1024;

  private final List<RasterBlock> blocks = new ArrayList<>();
  private PixelSource source = PixelSource.NOTHING;
  private int columns;
  private int pixelWidth;
  private int pixelHeight;

  /** The block whose turn it is, so that none waits for ever. */
  private int turn;

  RasterBlocks() {
    setAutoSizeChildren(false);
    setManaged(false);
  }

  boolean hasSize(int width, int height) {
    return pixelWidth == width && pixelHeight == height;
  }

  void setPicture(int width, int height, PixelSource pixels) {
    source = pixels;
    pixelWidth = width;
    pixelHeight = height;
    columns = (width + BLOCK - 1) / BLOCK;
    turn = 0;
    blocks.clear();
    for (int y = 0; y < height; y += BLOCK) {
      for (int x = 0; x < width; x += BLOCK) {
        int blockWidth = Math.min(BLOCK, width - x);
        blocks.add(new RasterBlock(x, y, blockWidth, Math.min(BLOCK, height - y)));
      }
    }
    getChildren().setAll(blocks.stream().map(RasterBlock::view).toList());
  }

  /** Reads a rectangle again, at once where it is shown and not to be read again anyway. */
  void invalidate(int x, int y, int width, int height, boolean shown) {
    int left = Math.max(0, x);
    int top = Math.max(0, y);
    int right = Math.min(x + width, pixelWidth);
    int bottom = Math.min(y + height, pixelHeight);
    for (int row = top / BLOCK; row * BLOCK < bottom; row++) {
      for (int column = left / BLOCK; column * BLOCK < right; column++) {
        RasterBlock block = blocks.get(row * columns + column);
        if (!shown) {
          block.makeStale();
        } else if (!block.stale()) {
          block.read(source, left, top, right - left, bottom - top);
        }
      }
    }
  }

  /** Lets go of all pixels; blocks that are placed again read theirs again. */
  void release() {
    blocks.forEach(RasterBlock::release);
  }

  long pixelsHeld() {
    return blocks.stream().mapToLong(RasterBlock::pixelsHeld).sum();
  }

  void invalidateAll() {
    blocks.forEach(RasterBlock::makeStale);
  }

  void place(
      double scale, double originX, double originY, double width, double height, double snap) {
    for (RasterBlock block : blocks) {
      block.place(scale, originX, originY, width, height, snap);
    }
  }

  /**
   * Shows changed blocks, each with one buffer update, until a number of pixels or a time is used.
   *
   * @return whether nothing is left to show
   */
  boolean show(long pixels, long nanos) {
    long left = pixels;
    long start = System.nanoTime();
    for (int i = 0; i < blocks.size(); i++) {
      RasterBlock block = blocks.get(turn);
      if (block.needsShowing()) {
        if (left <= 0 || System.nanoTime() - start > nanos) {
          return false;
        }
        left -= block.show(source);
      }
      turn = (turn + 1) % blocks.size();
    }
    return true;
  }
}
