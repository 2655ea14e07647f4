package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.Optional;

/**
 * What of a light field is read, and how.
 *
 * @param grid of its views, where names do not tell it
 * @param turn of that grid
 * @param part which of the views, after turning
 * @param size to which views are made smaller by the mean over the area of each new pixel; empty
 *     for their own
 */
public record LightFieldChoice(
    Optional<ViewGrid> grid, ViewTurn turn, ViewPart part, Optional<ClipSize> size) {
  /** What can be known without being told. */
  public static final LightFieldChoice USUAL =
      new LightFieldChoice(Optional.empty(), ViewTurn.NONE, ViewPart.USUAL, Optional.empty());

  /** With a grid that is known. */
  public LightFieldChoice grid(ViewGrid known) {
    return new LightFieldChoice(Optional.of(known), turn, part, size);
  }

  /** Turned in another way. */
  public LightFieldChoice turned(ViewTurn other) {
    return new LightFieldChoice(grid, other, part, size);
  }

  /** Another part. */
  public LightFieldChoice part(ViewPart other) {
    return new LightFieldChoice(grid, turn, other, size);
  }

  /** Another size. */
  public LightFieldChoice sized(int width, int height) {
    return new LightFieldChoice(grid, turn, part, Optional.of(new ClipSize(width, height)));
  }
}
