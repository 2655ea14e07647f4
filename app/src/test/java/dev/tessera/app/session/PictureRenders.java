package dev.tessera.app.session;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.GridTiling;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Pictures of fields, evaluated on the spot. */
public final class PictureRenders {
  private PictureRenders() {}

  /** All of a field. */
  public static PixelImage whole(Engine engine, Fitted<GridTiling> field) {
    DirectModelService service = new DirectModelService();
    AtomicReference<PixelImage> image = new AtomicReference<>();
    var unused =
        service
            .submit(Lane.VIEW, new RenderJob(engine, field, 1, new Latest<>()))
            .outcome()
            .thenAccept(
                outcome ->
                    image.set(
                        outcome.match(
                            PixelImage::of,
                            none -> new PixelImage(0, 0, new int[0]),
                            cause -> new PixelImage(0, 0, new int[0]))));
    service.runToIdle();
    return Objects.requireNonNull(image.get(), "the picture");
  }
}
