package dev.tessera.app.way;

import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Tools;
import dev.tessera.model.job.InterpolateJob;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Pictures between the fitted one and a second one with codes for the same networks. */
final class PictureWay implements WayKind {
  /** Pixels of the longer side of a small picture. */
  private static final double STILL = 160;

  /** How long codes must rest before small pictures are made of them. */
  private static final long REST_NANOS = 300_000_000L;

  private final Tools tools;
  private final FirstPicture first;
  private final SecondViewModel second;
  private final PicturePreview preview;
  private final LongSupplier nanoTime;
  private final ReadOnlyObjectWrapper<Optional<PixelImage>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyLongWrapper edition = new ReadOnlyLongWrapper();
  private final ObservableValue<List<WayMix>> mixes =
      new SimpleObjectProperty<>(List.of(WayMix.LINEAR, WayMix.SPHERICAL));
  private final ObservableValue<String> remark = new SimpleStringProperty("");
  private Consumer<Throwable> onFailure = cause -> {};
  private final ObjectProperty<WayMix> mix = new SimpleObjectProperty<>(WayMix.LINEAR);
  private long changed;

  PictureWay(Tools tools, FirstPicture first, SecondViewModel second, LongSupplier nanoTime) {
    this.tools = tools;
    this.first = first;
    this.second = second;
    this.nanoTime = nanoTime;
    preview =
        new PicturePreview(
            tools,
            this::pictures,
            pixels -> picture.set(Optional.of(pixels)),
            cause -> onFailure.accept(cause),
            nanoTime);
    first.edition().subscribe((before, now) -> changed());
    second.codes().subscribe((before, now) -> changed());
    mix.subscribe((before, now) -> edition.set(edition.get() + 1));
  }

  /**
   * What is seen at the place, in any size; empty at the first picture and before the second has
   * codes.
   */
  ReadOnlyObjectProperty<Optional<PixelImage>> picture() {
    return picture.getReadOnlyProperty();
  }

  /** Both pictures with their codes as they are now, changes included; empty if one is missing. */
  Optional<PicturePreview.Ends> pictures() {
    return ends() == 2
        ? first
            .edited()
            .get()
            .flatMap(a -> second.codes().get().map(b -> new PicturePreview.Ends(a, b)))
        : Optional.empty();
  }

  @Override
  public int ends() {
    boolean both = second.state().get() == SecondState.READY && second.codes().get().isPresent();
    return both ? 2 : 0;
  }

  @Override
  public ReadOnlyLongProperty edition() {
    return edition.getReadOnlyProperty();
  }

  @Override
  public ObservableValue<List<WayMix>> mixes() {
    return mixes;
  }

  @Override
  public ObjectProperty<WayMix> mix() {
    return mix;
  }

  @Override
  public void show(WayPlace place) {
    if (place.second() > 0 && ends() == 2) {
      preview.show(place, mix.get().way());
    } else {
      preview.stop();
      picture.set(Optional.empty());
    }
  }

  /** Does nothing: pictures are made finer whenever there is time for it. */
  @Override
  public void moving(boolean value) {}

  @Override
  public void poll() {
    second.poll();
  }

  @Override
  public boolean idle() {
    return preview.idle();
  }

  /** Does nothing: pictures are made finer whenever there is time for it. */
  @Override
  public void rest() {}

  @Override
  public Optional<WayStill<?>> still(WayPlace place) {
    if (nanoTime.getAsLong() - changed < REST_NANOS) {
      return Optional.empty();
    }
    return preview
        .path()
        .map(
            path -> {
              int side = Math.max(path.a().tiling().extent(0), path.a().tiling().extent(1));
              double scale = Math.min(1, STILL / side);
              return new WayStill<>(
                  new InterpolateJob(tools.engine(), path, place.second(), mix.get().way(), scale),
                  PixelImage::of);
            });
  }

  @Override
  public ObservableValue<String> remark() {
    return remark;
  }

  @Override
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  private void changed() {
    changed = nanoTime.getAsLong();
    preview.endsChanged();
    edition.set(edition.get() + 1);
  }
}
