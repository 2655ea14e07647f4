package dev.tessera.app.light;

import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.play.CoarseToFine;
import dev.tessera.app.play.Player;
import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Tools;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Looking around a fitted light field: from where, through which lens, at what. All methods belong
 * to the window's thread.
 */
public final class LookViewModel {
  /** How long eye and lens must rest before a picture is painted as it would be saved. */
  private static final long REST_NANOS = 200_000_000L;

  /** Weight of the newest time in the mean. */
  private static final double NEWEST = 0.2;

  private final Tools tools;
  private final CoarseToFine<LookField, LookWish, LookImage> looks;
  private final LookMaker maker;
  private final LookSlices slices;
  private final PixelRenders measuring;
  private final Player player;
  private final PictureCamera camera = new PictureCamera();
  private final ReadOnlyObjectWrapper<Optional<LookField>> field =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<LookPlace> place =
      new ReadOnlyObjectWrapper<>(new LookPlace(0, 0));
  private final ReadOnlyObjectWrapper<Optional<LookPoint>> point =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LookImage>> image =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<LookMode> mode = new SimpleObjectProperty<>(LookMode.VIEW);
  private final DoubleProperty aperture = new SimpleDoubleProperty();
  private final ObjectProperty<Boolean> round = new SimpleObjectProperty<>(true);
  private final DoubleProperty split = new SimpleDoubleProperty(0.5);
  private final BooleanProperty slicesShown = new SimpleBooleanProperty(true);
  private final ReadOnlyDoubleWrapper viewNanos = new ReadOnlyDoubleWrapper();

  /** Disparities of what is seen without a lens, and from where. */
  private Optional<LookImage> measured = Optional.empty();

  /**
   * Nothing to look at yet.
   *
   * @param nanoTime a clock
   */
  public LookViewModel(Tools tools, LongSupplier nanoTime) {
    this.tools = tools;
    maker = new LookMaker(tools, this::made, this::fail);
    looks = new CoarseToFine<>(maker, REST_NANOS, nanoTime);
    slices = new LookSlices(tools, this::fail);
    measuring = new PixelRenders(tools);
    player = new Player(nanoTime, Repeat.PING_PONG);
    place.subscribe((before, now) -> wish());
    mode.subscribe((before, now) -> wish());
    aperture.subscribe((before, now) -> wish());
    round.subscribe((before, now) -> wish());
    player.position().subscribe((before, now) -> wish());
    player.playing().subscribe(looks::moving);
  }

  /** What is looked at; empty before anything was fitted. */
  public ReadOnlyObjectProperty<Optional<LookField>> field() {
    return field.getReadOnlyProperty();
  }

  /** Looks at what was fitted; what is fitted of the same views is looked at from where one was. */
  public void look(Optional<LookField> now) {
    boolean same =
        now.isPresent()
            && field.get().filter(f -> f.signal().equals(now.get().signal())).isPresent();
    double disparity = focus().orElse(0);
    player.playing().set(false);
    looks.clear();
    maker.forget();
    slices.clear();
    measuring.cancel();
    measured = Optional.empty();
    field.set(now);
    if (now.isEmpty()) {
      image.set(Optional.empty());
      point.set(Optional.empty());
      camera.lookAtNothing();
      return;
    }
    if (same) {
      focusOn(disparity);
    } else {
      begin(now.get());
    }
    wish();
  }

  private void begin(LookField now) {
    image.set(Optional.empty());
    camera.lookAt(now.shape().view().width(), now.shape().view().height());
    place.set(LookPlace.middle(now.shape().views()));
    aperture.set(0);
    player.position().set(0.5);
    point.set(
        Optional.of(
            new LookPoint(now.shape().view().width() / 2, now.shape().view().height() / 2)));
  }

  /** From where it is looked at. */
  public ReadOnlyObjectProperty<LookPlace> place() {
    return place.getReadOnlyProperty();
  }

  /** Looks from elsewhere, kept among the views. */
  public void goTo(LookPlace there) {
    field.get().ifPresent(f -> place.set(there.within(f.shape().views())));
  }

  /** Looks from some rows of views further down and some columns further right. */
  public void move(double down, double right) {
    goTo(new LookPlace(place.get().v() + down, place.get().u() + right));
  }

  /** Looks from the middle again. */
  public void toMiddle() {
    field.get().ifPresent(f -> goTo(LookPlace.middle(f.shape().views())));
  }

  /**
   * Moves as if what is near were held: a way over the whole picture leads past all views.
   *
   * @param down share of the picture's height
   * @param right share of its width
   */
  public void drag(double down, double right) {
    if (field.get().isPresent()) {
      LookField f = field.get().get();
      // Near things move against the eye where they have the higher disparity.
      double sign = f.shape().near() > 0 ? -1 : 1;
      move(
          sign * down * (f.shape().views().rows() - 1),
          sign * right * (f.shape().views().columns() - 1));
    }
  }

  /** What is shown of it. */
  public ObjectProperty<LookMode> mode() {
    return mode;
  }

  /** How far from the middle of the lens views count, in views; 0 for a pinhole. */
  public DoubleProperty aperture() {
    return aperture;
  }

  /** Whether the aperture is a disc, else a square. */
  public ObjectProperty<Boolean> round() {
    return round;
  }

  /** Moves the focus from far, 0, to near, 1. */
  public Player player() {
    return player;
  }

  /** Plays the focal sweep, or halts; a pinhole is opened for it. */
  public void togglePlaying() {
    if (field.get().isPresent()) {
      open(field.get().get());
      player.toggle();
    }
  }

  private void open(LookField f) {
    mode.set(LookMode.VIEW);
    if (aperture.get() == 0) {
      aperture.set(f.widest());
    }
  }

  /** The disparity that is sharp, pixels per view; empty while there is nothing to look at. */
  public OptionalDouble focus() {
    return field
        .get()
        .map(f -> OptionalDouble.of(f.disparity(player.position().get())))
        .orElse(OptionalDouble.empty());
  }

  /** The pixel that was clicked last. */
  public ReadOnlyObjectProperty<Optional<LookPoint>> point() {
    return point.getReadOnlyProperty();
  }

  /** Takes a pixel of the picture: slices go through it, and a view is focused on it. */
  public void choose(LookPoint at) {
    if (field.get().isEmpty()) {
      return;
    }
    player.playing().set(false);
    point.set(Optional.of(at));
    if (mode.get() == LookMode.VIEW) {
      focusOn(field.get().get(), at);
    }
  }

  private void focusOn(LookField f, LookPoint at) {
    LookPlace from = place.get();
    OptionalDouble known =
        measured
            .filter(seen -> seen.wish().from().equals(from))
            .map(seen -> seen.disparity(at))
            .orElse(OptionalDouble.empty());
    if (known.isPresent()) {
      open(f);
      focusOn(known.getAsDouble());
      return;
    }
    measuring.request(
        LightJob.disparities(tools.engine(), f.fitted(), from.v(), from.u(), new Latest<>()),
        (Samples made) -> made.get((long) at.y() * made.extent(1) + at.x(), 0),
        outcome ->
            Delivery.value(outcome, this::fail)
                .ifPresent(
                    disparity -> {
                      open(f);
                      focusOn(disparity);
                    }));
  }

  /** Focuses on a disparity, kept between far and near. */
  public void focusOn(double disparity) {
    field.get().ifPresent(f -> player.position().set(Math.max(0, Math.min(1, f.share(disparity)))));
  }

  /** What is seen, newest. */
  public ReadOnlyObjectProperty<Optional<LookImage>> image() {
    return image.getReadOnlyProperty();
  }

  /** The slice of the clicked row: columns of cameras downwards. */
  ReadOnlyObjectProperty<Optional<PixelImage>> rowSlice() {
    return slices.row();
  }

  /** The slice of the clicked column: rows of cameras to the right. */
  ReadOnlyObjectProperty<Optional<PixelImage>> columnSlice() {
    return slices.column();
  }

  /** Whether slices are shown. */
  public BooleanProperty slicesShown() {
    return slicesShown;
  }

  /** Where the divider stands, as a share of the view, 0 to 1. */
  public DoubleProperty split() {
    return split;
  }

  /** Which part of the picture is in sight. */
  public PictureCamera camera() {
    return camera;
  }

  /** Nanoseconds that a view takes, a moving mean; 0 before the first. */
  public ReadOnlyDoubleProperty viewNanos() {
    return viewNanos.getReadOnlyProperty();
  }

  /** The lens as it is now. */
  Lens lens() {
    return new Lens(focus().orElse(0), aperture.get(), round.get());
  }

  /** Lets time go by; called once per frame while it is looked at. */
  public void poll() {
    player.poll();
    if (looks.idle() && !player.playing().get() && field.get().isPresent()) {
      if (slicesShown.get()) {
        point.get().ifPresent(at -> slices.goOn(field.get().get(), place.get(), at));
      }
      looks.rest();
    }
  }

  private void wish() {
    field.get().ifPresent(f -> looks.show(f, LookWish.of(place.get(), lens(), mode.get())));
  }

  private void made(LookImage now, long nanos) {
    if (now.disparities().isPresent()) {
      viewNanos.set(viewNanos.get() == 0 ? nanos : (1 - NEWEST) * viewNanos.get() + NEWEST * nanos);
      if (now.wish().mode() != LookMode.TILES) {
        measured = Optional.of(now);
      }
    }
    image.set(Optional.of(now));
  }

  private void fail(Throwable cause) {
    player.playing().set(false);
    tools.tell(Notice.problem(cause));
  }
}
