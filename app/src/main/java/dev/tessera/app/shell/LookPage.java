package dev.tessera.app.shell;

import dev.tessera.app.fx.Viewport;
import dev.tessera.app.light.LookView;
import dev.tessera.app.light.LookViewModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;

/** A fitted light field, from anywhere and at any focus. */
record LookPage(Subject subject, Models models, CommandButtons buttons) implements Page {
  @Override
  public String title() {
    return "Views";
  }

  @Override
  public String icon() {
    return "mdi2r-rotate-orbit";
  }

  @Override
  public String hint() {
    return "A light field from anywhere and at any focus";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.LOOK_PAGE);
  }

  @Override
  public Node view() {
    return new LookView(
        around(),
        new LookView.Buttons(
            Stream.of(Command.ZOOM_OUT, Command.ZOOM_IN, Command.FIT).map(buttons::icon).toList(),
            List.of(buttons.labelled(Command.OPEN), buttons.labelled(Command.SAMPLES))));
  }

  private LookViewModel around() {
    return models.light().look().around();
  }

  @Override
  public Optional<Zoom> zoom() {
    return Optional.of(
        new Zoom(
            around().camera()::zoomIn,
            around().camera()::zoomOut,
            () -> around().camera().change(Viewport::fit)));
  }

  /** Of a fit that runs, what it has come to is taken whenever one turns to it. */
  @Override
  public void seen(boolean now) {
    if (now && models.run().state().get().active()) {
      new Looking(models).capture();
    }
  }
}
