package dev.tessera.app.codes;

import dev.tessera.app.Words;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.field.Displacement;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.List;

/**
 * A part of a frame that its code shows as moved since the frame before; in pixels.
 *
 * @param x its middle
 * @param y its middle
 * @param right how far it has moved to the right
 * @param down how far it has moved down
 */
record MovedPart(double x, double y, double right, double down) {
  /** The moved parts of a frame of a clip that lie in it; of a picture there are none. */
  static List<MovedPart> of(Fitted<GridTiling> field, int frame) {
    GridTiling grid = field.tiling();
    if (!field.spec().form().moves(field.spec()) || grid.dimensions() < 3) {
      return List.of();
    }
    SliceTiles slice = SliceTiles.of(grid, frame);
    int frames = grid.tile(0);
    return field
        .spec()
        .form()
        .displacements(field.weights(), field.codes(), slice.tile(0), slice.grid().tileCount())
        .stream()
        .filter(part -> (int) (part.time() * frames) == slice.plane())
        .map(part -> of(slice.grid(), slice.cell(part.tile()), part))
        .filter(part -> part.x() < slice.grid().extent(1) && part.y() < slice.grid().extent(0))
        .toList();
  }

  private static MovedPart of(GridTiling flat, int tile, Displacement part) {
    int height = flat.tile(0);
    int width = flat.tile(1);
    return new MovedPart(
        flat.origin(tile, 1) + part.x() * width,
        flat.origin(tile, 0) + part.y() * height,
        -part.right() * width,
        -part.down() * height);
  }

  /** How far it has moved. */
  double length() {
    return Math.hypot(right, down);
  }

  /** Whether its middle lies in a rectangle. */
  boolean in(PixelRect cell) {
    return x >= cell.x() && x < cell.right() && y >= cell.y() && y < cell.bottom();
  }

  /** How many have moved, and how far; of none it says so. */
  static String summary(List<MovedPart> parts) {
    return parts.isEmpty()
        ? "nothing moved"
        : "%s moved, up to %.1f pixels"
            .formatted(Words.count(parts.size(), "part"), furthest(parts));
  }

  /** The furthest that any has moved, pixels; 0 if none has. */
  static double furthest(List<MovedPart> parts) {
    return parts.stream().mapToDouble(MovedPart::length).max().orElse(0);
  }
}
