package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.List;
import java.util.Optional;

/**
 * What a light field holds.
 *
 * @param layout of its files
 * @param grid of its views as they lie there
 * @param order how it is known which view belongs where
 * @param view size of each
 * @param eightBit whether samples are kept as bytes; deeper ones become floats
 * @param notes what a person should know; lower case, no full stop
 */
public record LightFieldInfo(
    LightFieldLayout layout,
    ViewGrid grid,
    ViewOrder order,
    ClipSize view,
    boolean eightBit,
    List<String> notes) {
  /** Copies the notes. */
  public LightFieldInfo {
    notes = List.copyOf(notes);
  }

  /**
   * What would be read.
   *
   * @throws IllegalArgumentException if more views are asked for than there are, or a size that is
   *     larger than theirs
   */
  public LightFieldPlan plan(LightFieldChoice choice) {
    ClipSize size = choice.size().orElse(view);
    if (size.width() > view.width() || size.height() > view.height()) {
      throw new IllegalArgumentException(
          "views of %d x %d pixels are only made smaller, found %d x %d"
              .formatted(view.width(), view.height(), size.width(), size.height()));
    }
    return new LightFieldPlan(part(choice).of(choice.turn().turned(grid)), size, eightBit);
  }

  /** The part that is read; of the usual one of its layout if none is asked for. */
  public ViewPart part(LightFieldChoice choice) {
    ViewPart part = choice.part();
    if (part.centre().isPresent() || layout != LightFieldLayout.ESLF) {
      return part;
    }
    int rows = Math.min(grid.rows(), PictureCut.BRIGHT.rows());
    int columns = Math.min(grid.columns(), PictureCut.BRIGHT.columns());
    ViewGrid bright = new ViewGrid(rows, columns);
    return new ViewPart(Optional.of(choice.turn().turned(bright)), part.every());
  }
}
