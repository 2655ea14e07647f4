package dev.tessera.app.way;

import dev.tessera.app.play.Player;
import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Tools;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The way between two signals, or among three: where on it, how they are mixed, what moves along
 * it, and small pictures of it. All methods belong to the window's thread.
 */
public final class WayViewModel {
  private final WayKind kind;
  private final StillsViewModel stills;
  private final Player player;
  private final ReadOnlyObjectWrapper<WayPlace> place =
      new ReadOnlyObjectWrapper<>(WayPlace.start());
  private int count;

  /** A way through what a kind gives; why it cannot be shown is told in notices. */
  WayViewModel(WayKind kind, Tools tools, LongSupplier nanoTime) {
    this.kind = kind;
    player = new Player(nanoTime, Repeat.PING_PONG);
    stills = new StillsViewModel(tools, kind);
    kind.setOnFailure(
        cause -> {
          player.playing().set(false);
          tools.tell(Notice.problem(cause));
        });
    kind.edition().subscribe((before, now) -> changed());
    place.subscribe((before, now) -> kind.show(now));
    player.position().subscribe((before, now) -> follow());
    player.playing().subscribe(kind::moving);
  }

  /** What lies between which ends. */
  WayKind kind() {
    return kind;
  }

  /** Moves along the way. */
  public Player player() {
    return player;
  }

  /** How the ends are mixed. */
  public ObjectProperty<WayMix> mix() {
    return kind.mix();
  }

  /** How they can be mixed. */
  public ObservableValue<List<WayMix>> mixes() {
    return kind.mixes();
  }

  /** Where on the way. */
  public ReadOnlyObjectProperty<WayPlace> place() {
    return place.getReadOnlyProperty();
  }

  /** Where that is among the small pictures: 0 is the first, 0.5 between it and the next. */
  double stop() {
    return player.position().get() / StillsViewModel.position(Math.max(2, count), 1);
  }

  /** Small pictures along the way. */
  public StillsViewModel stills() {
    return stills;
  }

  /** Whether there are ends to go between. */
  public boolean ready() {
    return kind.ends() > 0;
  }

  /** Goes to a place, in a triangle of three too; playing stops. */
  public void goTo(WayPlace there) {
    player.playing().set(false);
    if (kind.ends() < 3) {
      player.position().set(there.second());
    }
    place.set(there);
  }

  /** Goes to where a small picture is; playing stops. */
  public void goToStop(int stop) {
    player.playing().set(false);
    player.position().set(StillsViewModel.position(count, stop));
    follow();
  }

  /** Plays, or halts; without ends nothing plays. */
  public void togglePlaying() {
    if (ready()) {
      player.toggle();
    }
  }

  /** Lets time go by; called once per frame while the way is looked at. */
  public void poll() {
    kind.poll();
    player.poll();
    boolean resting = kind.idle() && !player.playing().get();
    if (!resting) {
      stills.giveWay();
    } else if (!stills.goOn()) {
      kind.rest();
      stills.measure();
    }
  }

  private void changed() {
    if (!ready()) {
      player.playing().set(false);
    }
    if (count != kind.ends()) {
      count = kind.ends();
      follow();
    }
    stills.restart();
    kind.show(place.get());
  }

  private void follow() {
    place.set(WayPlace.along(count, player.position().get()));
  }
}
