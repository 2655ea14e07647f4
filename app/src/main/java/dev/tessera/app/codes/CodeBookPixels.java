package dev.tessera.app.codes;

import dev.tessera.app.fx.PixelSource;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Optional;

/** The code-book in the size of the picture: every pixel has the colour of its tile's code. */
final class CodeBookPixels implements PixelSource {
  private final LatentViewModel model;

  CodeBookPixels(LatentViewModel model) {
    this.model = model;
  }

  @Override
  public void read(int x, int y, int width, int height, int[] target, int offset, int stride) {
    Optional<GridTiling> grid = model.grid();
    Optional<CodeColours> colours = model.colours().get();
    for (int row = 0; row < height; row++) {
      int at = offset + row * stride;
      if (grid.isEmpty() || colours.isEmpty()) {
        Arrays.fill(target, at, at + width, 0);
      } else {
        line(grid.get(), colours.get().picture(), x, y + row, width, target, at);
      }
    }
  }

  private static void line(
      GridTiling grid, PixelImage colours, int x, int y, int width, int[] target, int at) {
    int row = grid.ownerAlong(0, y);
    int column = grid.ownerAlong(1, x);
    for (int from = x; from < x + width; column++) {
      int to = Math.min(x + width, grid.cellEnd(1, column));
      Arrays.fill(target, at + from - x, at + to - x, colours.argb(column, row));
      from = to;
    }
  }
}
