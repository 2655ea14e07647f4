package dev.tessera.app.clip;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.model.shown.PicturePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/**
 * The frame of a clip, or the view of a light field, on its way to the screen: its pixels and what
 * is known of its reconstruction come together, so that neither is seen without the other. One
 * frame at a time is on its way; the newest wish comes after it. Of a picture there is but one
 * frame. All methods belong to the window's thread.
 */
public final class FrameFeed {
  private final IoPool pool;
  private final FrameSource source;
  private final SessionModel session;
  private final Consumer<Throwable> failed;
  private final Pending reading = new Pending();
  private final List<PicturePatch> early = new ArrayList<>();
  private Consumer<PicturePatch> onPatch = patch -> {};
  private Consumer<Still> onFrame = still -> {};
  private Optional<Session> open = Optional.empty();
  private boolean again;
  private boolean busy;
  private int shown;
  private int coming;
  private int wanted;

  /** Counts what was opened, so that what comes late is told from what is awaited. */
  private long turn;

  /**
   * Follows what is open and the frame that is looked at.
   *
   * @param pool makes pixels of frames
   * @param source knows their reconstruction
   * @param failed is told why a frame cannot be shown
   */
  public FrameFeed(
      IoPool pool,
      FrameSource source,
      SessionModel session,
      ObservableValue<Number> frame,
      Consumer<Throwable> failed) {
    this.pool = pool;
    this.source = source;
    this.session = session;
    this.failed = failed;
    session.property().subscribe(this::opened);
    opened();
    frame.subscribe(
        now -> {
          wanted = now.intValue();
          goOn();
        });
  }

  /** Takes who shows what is known of the reconstruction of the frame that is shown. */
  public void setOnPatch(Consumer<PicturePatch> value) {
    onPatch = value;
  }

  /** Takes who shows another frame of the clip, told before what is known of its reconstruction. */
  public void setOnFrame(Consumer<Still> value) {
    onFrame = value;
  }

  /** Which frame is shown. */
  public int shown() {
    return shown;
  }

  /**
   * Whether cells that a fit changed are of the frame that is shown. Those of the frame that is on
   * its way are kept until it is.
   */
  public boolean takes(PicturePatch patch) {
    if (busy && patch.slice() == coming && coming != shown) {
      early.add(patch);
    }
    return patch.slice() == shown;
  }

  /** Asks again for what is known of the frame that is shown. */
  public void renew() {
    again = busy;
    if (!busy) {
      session.still().get().ifPresent(still -> reconstruct(still.frame(), still.picture()));
    }
  }

  private void opened() {
    turn++;
    reading.cancel();
    early.clear();
    busy = false;
    again = false;
    open = session.get();
    shown = open.map(Session::start).orElse(0);
    wanted = shown;
  }

  private void goOn() {
    // Who tells the frame may hear of another clip before this does.
    boolean told = open.equals(session.get()) && open.isPresent();
    if (busy || wanted == shown || !told || wanted >= open.get().frames()) {
      return;
    }
    Session clip = open.get();
    busy = true;
    coming = wanted;
    int index = wanted;
    reading.submit(
        pool,
        cancelled -> clip.frame(index),
        outcome ->
            Delivery.value(outcome, failed)
                .ifPresentOrElse(picture -> reconstruct(index, picture), () -> busy = false));
  }

  private void reconstruct(int index, Session picture) {
    busy = true;
    coming = index;
    long mine = turn;
    source.reconstruct(
        index,
        picture,
        known -> {
          if (mine == turn && busy && coming == index) {
            arrived(index, picture, known);
          }
        });
  }

  private void arrived(int index, Session picture, Optional<PicturePatch> known) {
    if (index != shown) {
      shown = index;
      Still now = new Still(session.get().orElseThrow(), index, picture);
      session.look(now);
      onFrame.accept(now);
    }
    early.forEach(onPatch);
    early.clear();
    known.filter(patch -> patch.slice() == index).ifPresent(onPatch);
    busy = false;
    if (again) {
      renew();
    }
    goOn();
  }
}
