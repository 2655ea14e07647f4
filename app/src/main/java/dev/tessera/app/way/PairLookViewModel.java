package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A small picture of the shape that becomes a code-book, from time to time. */
public final class PairLookViewModel {
  private final ModelService service;
  private final Engine engine;
  private final IoPool pool;
  private final ReadOnlyObjectWrapper<Optional<PixelImage>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The picture on its way; while there is one, no other is begun. */
  private @Nullable JobHandle<Mesh> job;

  /** Follows a fit. */
  PairLookViewModel(ModelService service, Engine engine, IoPool pool, PairViewModel pair) {
    this.service = service;
    this.engine = engine;
    this.pool = pool;
    pair.live().subscribe(now -> now.ifPresentOrElse(this::begin, this::forget));
  }

  /** The newest picture; empty when nothing is fitted. */
  public ReadOnlyObjectProperty<Optional<PixelImage>> picture() {
    return picture.getReadOnlyProperty();
  }

  private void forget() {
    if (job != null) {
      job.cancel();
      job = null;
    }
    picture.set(Optional.empty());
  }

  private void begin(Fitted<SparseTiling> shape) {
    if (job != null) {
      return;
    }
    JobHandle<Mesh> begun =
        service.submit(
            Lane.VIEW,
            new BareSurfaceJob(() -> new ShapeEvaluator(engine.scope(), shape), ShapeStill.CELLS));
    job = begun;
    Delivery.of(begun.outcome(), outcome -> surfaced(begun, outcome));
  }

  private void surfaced(JobHandle<Mesh> which, Outcome<Mesh> outcome) {
    // A look that fails is missing; the fit itself tells what is wrong.
    Optional<Mesh> made =
        outcome.match(Optional::of, partial -> Optional.empty(), cause -> Optional.empty());
    if (job != which) {
      return;
    }
    if (made.isEmpty()) {
      job = null;
      return;
    }
    var unused =
        pool.submit(
            cancelled -> ShapeStill.of(made.get()),
            drawn -> {
              if (job == which) {
                job = null;
                picture.set(
                    drawn.match(Optional::of, partial -> partial, cause -> Optional.empty()));
              }
            });
  }
}
