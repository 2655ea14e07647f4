package dev.tessera.app.shell;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.way.ShapeWayView;
import dev.tessera.app.way.ShapeWayViewModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;

/** One shape becomes another. */
record MorphPage(Subject subject, ShapeWayViewModel morph, IoPool pool, CommandButtons buttons)
    implements Page {
  @Override
  public String title() {
    return "Morph";
  }

  @Override
  public String icon() {
    return "mdi2v-vector-curve";
  }

  @Override
  public String hint() {
    return "The shapes between two or three shapes";
  }

  @Override
  public Node view() {
    return new ShapeWayView(
        morph,
        pool,
        new ShapeWayView.Buttons(
            List.of(buttons.toggle(Command.WIRES, true)),
            Stream.of(Command.ZOOM_OUT, Command.ZOOM_IN, Command.FIT).map(buttons::icon).toList(),
            Stream.of(Command.OPEN, Command.SAMPLES).map(buttons::labelled).toList()));
  }

  @Override
  public Optional<Zoom> zoom() {
    return Optional.of(Zoom.of(morph.camera()));
  }

  @Override
  public void seen(boolean now) {
    morph.watched(now);
  }
}
