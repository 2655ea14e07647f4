package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Small pictures at equal distances along a way, made while nothing else is. */
public final class StillsViewModel {
  /** How many there are. */
  public static final int STOPS = 7;

  private final ModelService service;
  private final IoPool pool;
  private final WayKind kind;
  private final List<ReadOnlyObjectWrapper<Optional<PixelImage>>> pictures =
      Stream.generate(() -> new ReadOnlyObjectWrapper<>(Optional.<PixelImage>empty()))
          .limit(STOPS)
          .toList();
  private int next;
  private @Nullable JobHandle<?> job;

  /** Counts beginnings, so that a picture that comes late is told from others. */
  private long change;

  /** No pictures yet. */
  StillsViewModel(ModelService service, IoPool pool, WayKind kind) {
    this.service = service;
    this.pool = pool;
    this.kind = kind;
  }

  /** A picture, once it is made. */
  public ReadOnlyObjectProperty<Optional<PixelImage>> picture(int stop) {
    return pictures.get(stop).getReadOnlyProperty();
  }

  /**
   * Where a picture is on the way, 0 to 1: from one end to the other, or around three without
   * coming back to the first.
   */
  public static double position(int ends, int stop) {
    return stop / (ends < 3 ? STOPS - 1.0 : STOPS);
  }

  /** Forgets the pictures: what lies on the way has become something else. */
  void restart() {
    change++;
    next = 0;
    if (job != null) {
      job.cancel();
      job = null;
    }
    pictures.forEach(p -> p.set(Optional.empty()));
  }

  /**
   * Begins the next picture, unless one is on its way; called while nothing else is to do.
   *
   * @return whether there are pictures to make
   */
  boolean goOn() {
    int ends = kind.ends();
    if (job != null || ends == 0 || next == STOPS) {
      return job != null;
    }
    Optional<WayStill<?>> still = kind.still(WayPlace.along(ends, position(ends, next)));
    still.ifPresent(s -> begin(next++, s));
    return still.isPresent();
  }

  private <R> void begin(int stop, WayStill<R> still) {
    long mine = change;
    JobHandle<R> begun = service.submit(Lane.VIEW, still.job());
    job = begun;
    Delivery.of(
        begun.outcome(),
        outcome -> {
          if (mine == change) {
            job = null;
            // A place that fails is told where it is shown large.
            Optional<R> made =
                outcome.match(Optional::of, partial -> partial, cause -> Optional.empty());
            made.ifPresent(found -> draw(stop, still, found));
          }
        });
  }

  private <R> void draw(int stop, WayStill<R> still, R found) {
    long mine = change;
    var unused =
        pool.submit(
            cancelled -> still.drawing().apply(found),
            outcome -> {
              if (mine == change) {
                pictures
                    .get(stop)
                    .set(
                        outcome.match(Optional::of, partial -> partial, cause -> Optional.empty()));
              }
            });
  }
}
