package dev.tessera.app.interpolate;

import dev.tessera.app.FailureText;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.render.CodeMorph;
import dev.tessera.model.service.ModelService;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The way from the first picture to the second: where on it, along what, and what is seen there.
 * All methods belong to the window's thread.
 */
public final class PictureMorphViewModel {
  /** From one end to the other while playing. */
  private static final double SECONDS = 3;

  /** A longer gap between frames is a pause, not a jump. */
  private static final double LONGEST_FRAME = 0.25;

  private final LatentViewModel first;
  private final SecondViewModel second;
  private final Notices notices;
  private final LongSupplier nanoTime;
  private final MorphPreview preview;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ObjectProperty<CodeMorph.Way> way =
      new SimpleObjectProperty<>(CodeMorph.Way.STRAIGHT);
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final BooleanProperty loop = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Optional<PixelImage>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean backwards;
  private long lastFrame;

  /** Mixes two pictures. */
  public PictureMorphViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      LatentViewModel first,
      SecondViewModel second,
      Notices notices) {
    this(service, engine, pool, first, second, notices, System::nanoTime);
  }

  PictureMorphViewModel(
      ModelService service,
      Engine engine,
      IoPool pool,
      LatentViewModel first,
      SecondViewModel second,
      Notices notices,
      LongSupplier nanoTime) {
    this.first = first;
    this.second = second;
    this.notices = notices;
    this.nanoTime = nanoTime;
    preview = new MorphPreview(service, engine, pool, this::ends, this::show, this::tell, nanoTime);
    first.edition().subscribe((before, now) -> firstChanged());
    second.codes().subscribe((before, now) -> endsChanged());
    position.subscribe((before, now) -> look());
    way.subscribe((before, now) -> look());
    playing.subscribe((before, now) -> lastFrame = nanoTime.getAsLong());
  }

  /** The second picture. */
  public SecondViewModel second() {
    return second;
  }

  /** Where on the way, 0 the first picture, 1 the second. */
  public DoubleProperty position() {
    return position;
  }

  /** Along what. */
  public ObjectProperty<CodeMorph.Way> way() {
    return way;
  }

  /** Whether the position moves by itself. */
  public BooleanProperty playing() {
    return playing;
  }

  /** Whether it turns round at the ends; else it stops at the second picture. */
  public BooleanProperty loop() {
    return loop;
  }

  /**
   * What is seen at the position, in any size; empty at the first picture and before the second has
   * codes.
   */
  ReadOnlyObjectProperty<Optional<PixelImage>> picture() {
    return picture.getReadOnlyProperty();
  }

  /** Whether both ends are there. */
  boolean ready() {
    return second.state().get() == MorphState.READY && second.codes().get().isPresent();
  }

  /** Moves on while playing; called once per frame. */
  void poll() {
    second.poll();
    if (!playing.get()) {
      return;
    }
    if (!ready()) {
      playing.set(false);
      return;
    }
    long now = nanoTime.getAsLong();
    double step = Math.min(LONGEST_FRAME, (now - lastFrame) * 1e-9) / SECONDS;
    lastFrame = now;
    advance(step);
  }

  private void advance(double step) {
    double next = position.get() + (backwards ? -step : step);
    if (next >= 1 && !loop.get()) {
      playing.set(false);
    }
    if (next >= 1) {
      backwards = loop.get();
    } else if (next <= 0) {
      backwards = false;
    }
    position.set(Math.max(0, Math.min(1, next)));
  }

  /** Plays, from the beginning if it stands at the end, or pauses. */
  void togglePlaying() {
    if (!playing.get() && ready()) {
      if (position.get() >= 1) {
        position.set(0);
      }
      backwards = false;
      playing.set(true);
    } else {
      playing.set(false);
    }
  }

  /** Both pictures with their codes as they are now, changes included; empty if one is missing. */
  Optional<MorphPreview.Ends> ends() {
    return ready()
        ? first.field().flatMap(a -> second.codes().get().map(b -> new MorphPreview.Ends(a, b)))
        : Optional.empty();
  }

  /** Changes are made on the first picture, so it is shown. */
  private void firstChanged() {
    if (first.editor().edited().get()) {
      playing.set(false);
      position.set(0);
    }
    endsChanged();
  }

  private void endsChanged() {
    preview.endsChanged();
    look();
  }

  private void look() {
    if (position.get() > 0 && ready()) {
      preview.show(position.get(), way.get());
    } else {
      preview.stop();
      picture.set(Optional.empty());
    }
  }

  private void show(PixelImage pixels) {
    picture.set(Optional.of(pixels));
  }

  private void tell(Throwable cause) {
    playing.set(false);
    FailureText text = FailureText.of(cause);
    notices.show(Notice.problem(text.sentence(), text.details()));
  }
}
