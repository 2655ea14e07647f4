package dev.tessera.app.clip;

import dev.tessera.app.play.Player;
import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Session;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.ClipTimes;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Where in a clip one is, what plays it, and how good each frame is. A picture is a clip of one
 * frame, without times. All methods belong to the window's thread.
 */
public final class TimelineViewModel {
  /** How many times as fast as the clip it can play. */
  public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  /** Times that were rounded on their way are this close, as a share of the whole. */
  private static final double ROUNDING = 1e-9;

  private final Player player;
  private final ReadOnlyObjectWrapper<Optional<ClipTimes>> times =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanBinding moving =
      Bindings.createBooleanBinding(() -> times.get().isPresent(), times);
  private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<SlicePsnr> quality = new SimpleObjectProperty<>(SlicePsnr.NONE);
  private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(1.0);

  /**
   * Follows what is open.
   *
   * @param nanoTime a clock
   */
  public TimelineViewModel(ObservableValue<Optional<Session>> open, LongSupplier nanoTime) {
    player = new Player(nanoTime, Repeat.LOOP);
    open.subscribe(this::opened);
    player.position().subscribe((before, now) -> follow());
    speed.subscribe((before, now) -> pace());
  }

  private void opened(Optional<Session> open) {
    player.playing().set(false);
    quality.set(SlicePsnr.NONE);
    times.set(open.flatMap(Session::clip).map(OpenClip::times));
    player.position().set(0);
    pace();
    follow();
  }

  private void pace() {
    times.get().ifPresent(t -> player.seconds().set(t.duration() / speed.get()));
  }

  private void follow() {
    frame.set(times.get().map(this::frameNow).orElse(0));
  }

  private int frameNow(ClipTimes clip) {
    return clip.frameAt((player.position().get() + ROUNDING) * clip.duration());
  }

  /** Plays the clip; its position is a share of the clip's duration. */
  public Player player() {
    return player;
  }

  /** When frames are shown; empty of a picture. */
  public ReadOnlyObjectProperty<Optional<ClipTimes>> times() {
    return times.getReadOnlyProperty();
  }

  /** Whether a clip is open. */
  public BooleanBinding moving() {
    return moving;
  }

  /** The frame that is looked at; 0 of a picture. */
  public ReadOnlyIntegerProperty frame() {
    return frame.getReadOnlyProperty();
  }

  /** Seconds since the first frame at which one is. */
  public double seconds() {
    return times.get().map(t -> player.position().get() * t.duration()).orElse(0.0);
  }

  /** PSNR of each frame as far as it is known, given by the owner from snapshots. */
  public ObjectProperty<SlicePsnr> quality() {
    return quality;
  }

  /** How many times as fast as the clip it plays, one of {@link #SPEEDS}. */
  public ObjectProperty<Double> speed() {
    return speed;
  }

  /** Whether nothing is known of a frame's reconstruction as a whole. */
  public boolean unknown(int of) {
    SlicePsnr known = quality.get();
    return of >= known.length() || Float.isNaN(known.get(of));
  }

  /** Plays, or halts; a picture does not play. */
  public void toggle() {
    if (moving.get()) {
      player.toggle();
    }
  }

  /** Goes to a place as a share of the duration; playing stops. */
  public void goTo(double share) {
    player.playing().set(false);
    player.position().set(Math.max(0, Math.min(1, share)));
  }

  /** Goes to a frame, kept within the clip; playing stops. */
  public void goToFrame(int wanted) {
    Optional<ClipTimes> clip = times.get();
    if (clip.isPresent()) {
      ClipTimes t = clip.get();
      int to = Math.max(0, Math.min(t.frames() - 1, wanted));
      goTo(t.seconds(to) / t.duration());
    }
  }

  /** Goes some frames on, or back. */
  public void step(int frames) {
    goToFrame(frame.get() + frames);
  }

  /** Goes to the last frame. */
  public void last() {
    goToFrame(Integer.MAX_VALUE);
  }

  /** Lets time go by; called once per frame of the screen while it is looked at. */
  public void poll() {
    player.poll();
  }
}
