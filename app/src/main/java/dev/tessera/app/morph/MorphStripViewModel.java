package dev.tessera.app.morph;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Small pictures of frames at equal distances along the way, made while nothing else is. */
public final class MorphStripViewModel {
  /** How many there are. */
  public static final int STOPS = 7;

  private final ModelService service;
  private final IoPool pool;
  private final List<ReadOnlyObjectWrapper<Optional<PixelImage>>> pictures =
      Stream.generate(() -> new ReadOnlyObjectWrapper<>(Optional.<PixelImage>empty()))
          .limit(STOPS)
          .toList();
  private Optional<MorphFields> fields = Optional.empty();
  private int next;
  private @Nullable JobHandle<Mesh> job;

  /** Counts changes of the fields, so that a picture that comes late is told from others. */
  private long change;

  /** No pictures yet. */
  public MorphStripViewModel(ModelService service, IoPool pool) {
    this.service = service;
    this.pool = pool;
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

  /** Makes the pictures of other fields, or of none. */
  void show(Optional<MorphFields> others) {
    change++;
    fields = others;
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
    if (job != null || fields.isEmpty() || next == STOPS) {
      return job != null;
    }
    MorphFields of = fields.get();
    int stop = next++;
    long mine = change;
    MorphPlace place = MorphPlace.along(of.ends().size(), position(of.ends().size(), stop));
    JobHandle<Mesh> begun =
        service.submit(Lane.VIEW, new BareSurfaceJob(of.at(place), MorphPicture.CELLS));
    job = begun;
    Delivery.of(
        begun.outcome(),
        outcome -> {
          if (mine == change) {
            job = null;
            // A frame that fails is told where it is shown large.
            Optional<Mesh> made =
                outcome.match(Optional::of, partial -> partial, cause -> Optional.empty());
            made.ifPresent(mesh -> draw(stop, mine, mesh));
          }
        });
    return true;
  }

  private void draw(int stop, long mine, Mesh mesh) {
    var unused =
        pool.submit(
            cancelled -> MorphPicture.of(mesh),
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
