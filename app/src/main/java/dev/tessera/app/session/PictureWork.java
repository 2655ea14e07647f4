package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * The picture that is open, and what was made of it.
 *
 * @param session the picture
 * @param fit the last one that ended; empty before
 * @param edits of its codes
 */
public record PictureWork(
    Session session, Optional<KeptFit<Fitted<GridTiling>>> fit, CodeEdits edits) {
  /** Nothing was made of it yet. */
  public static PictureWork of(Session session) {
    return new PictureWork(session, Optional.empty(), CodeEdits.none());
  }

  /** Memory it takes. */
  long bytes() {
    return session.bytes() + fit.map(KeptFit::bytes).orElse(0L);
  }

  PictureWork withFit(Optional<KeptFit<Fitted<GridTiling>>> newFit) {
    return new PictureWork(session, newFit, edits);
  }

  PictureWork withEdits(CodeEdits newEdits) {
    return new PictureWork(session, fit, newEdits);
  }
}
