package dev.tessera.app.codes;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.CodeBookPicture;
import dev.tessera.model.tile.GridTiling;
import java.util.List;

/**
 * A code-book as seen from afar; computed on the I/O pool.
 *
 * @param picture one pixel per tile
 * @param spread how far each number usually goes
 * @param moved parts of the frame that have moved since the one before
 */
record CodeColours(PixelImage picture, CodeSpread spread, List<MovedPart> moved) {
  /**
   * Looks at a field.
   *
   * @param frame which one of a clip is shown; 0 of a picture
   * @param choices whether to colour by the expert that each tile chose, if there are experts
   */
  static CodeColours of(Fitted<GridTiling> field, int frame, boolean choices) {
    return new CodeColours(
        PixelImage.of(
            choices && field.spec().form().choices(field.spec()) > 0
                ? CodeBookPicture.choices(field, frame)
                : CodeBookPicture.components(field, frame)),
        CodeSpread.of(field.codes()),
        MovedPart.of(field, frame));
  }
}
