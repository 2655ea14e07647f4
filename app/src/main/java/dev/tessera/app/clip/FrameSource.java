package dev.tessera.app.clip;

import dev.tessera.app.session.Session;
import dev.tessera.model.shown.PicturePatch;
import java.util.Optional;
import java.util.function.Consumer;

/** What knows how frames are reconstructed. */
@FunctionalInterface
public interface FrameSource {
  /**
   * Hands over what is known of a frame, now or later; what becomes known afterwards comes with the
   * snapshots of the fit. Another request takes the place of one that is on its way.
   *
   * @param still the frame as a picture
   * @param then is handed the cells that are known; empty if there is no fit
   */
  void reconstruct(int frame, Session still, Consumer<Optional<PicturePatch>> then);
}
