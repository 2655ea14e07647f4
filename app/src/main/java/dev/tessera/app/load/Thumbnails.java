package dev.tessera.app.load;

import dev.tessera.app.session.IoPool;
import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Small pictures of the samples, decoded on the I/O pool. */
public final class Thumbnails {
  private static final double WIDTH = 440;

  private final IoPool pool;

  /** Decodes on a pool. */
  public Thumbnails(IoPool pool) {
    this.pool = pool;
  }

  /** Hands over a small picture later, on the window's thread; nothing if it cannot be decoded. */
  public void load(Sample sample, Consumer<Image> then) {
    var unused =
        pool.submit(
            cancelled -> {
              try (InputStream stream = Assets.open(sample)) {
                return new Image(stream, WIDTH, 0, true, true);
              }
            },
            outcome ->
                outcome
                    .match(Optional::of, image -> image, failure -> Optional.<Image>empty())
                    .ifPresent(then));
  }
}
