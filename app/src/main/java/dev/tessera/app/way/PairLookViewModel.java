package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Lane;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A small picture of the shape that becomes a code-book, from time to time. */
public final class PairLookViewModel {
  private final Tools tools;
  private final ReadOnlyObjectWrapper<Optional<PixelImage>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The picture on its way; while there is one, no other is begun. */
  private final Pending next = new Pending();

  /** Follows a fit. */
  PairLookViewModel(Tools tools, PairViewModel pair) {
    this.tools = tools;
    pair.live().subscribe(now -> now.ifPresentOrElse(this::begin, this::forget));
  }

  /** The newest picture; empty when nothing is fitted. */
  public ReadOnlyObjectProperty<Optional<PixelImage>> picture() {
    return picture.getReadOnlyProperty();
  }

  private void forget() {
    next.cancel();
    picture.set(Optional.empty());
  }

  private void begin(Fitted<SparseTiling> shape) {
    if (!next.busy()) {
      next.submit(
          tools.service(),
          Lane.VIEW,
          new BareSurfaceJob(
              () -> new ShapeEvaluator(tools.engine().scope(), shape), ShapeStill.CELLS),
          // A look that fails is missing; the fit itself tells what is wrong.
          outcome -> Delivery.value(outcome, cause -> {}).ifPresent(this::draw));
    }
  }

  private void draw(Mesh mesh) {
    next.submit(
        tools.pool(),
        cancelled -> ShapeStill.of(mesh),
        drawn -> picture.set(Delivery.value(drawn, cause -> {})));
  }
}
