package dev.tessera.app.codes;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.CodeBookPicture;
import dev.tessera.model.tile.GridTiling;

/**
 * A code-book as seen from afar; computed on the I/O pool.
 *
 * @param picture one pixel per tile
 * @param spread how far each number usually goes
 */
record CodeColours(PixelImage picture, CodeSpread spread) {
  /**
   * Looks at a field.
   *
   * @param choices whether to colour by the expert that each tile chose, if there are experts
   */
  static CodeColours of(Fitted<GridTiling> field, boolean choices) {
    return new CodeColours(
        PixelImage.of(
            choices && field.spec().form().choices(field.spec()) > 0
                ? CodeBookPicture.choices(field, 0)
                : CodeBookPicture.components(field, 0)),
        CodeSpread.of(field.codes()));
  }
}
