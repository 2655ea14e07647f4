package dev.tessera.app.shell;

import dev.tessera.app.load.GalleryView;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.load.Thumbnails;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Ways to open something. */
record GalleryPage(
    Subject subject, LoadViewModel load, Thumbnails thumbnails, CommandButtons buttons)
    implements Page {
  @Override
  public String title() {
    return "Gallery";
  }

  @Override
  public String icon() {
    return "mdi2i-image-multiple-outline";
  }

  @Override
  public String hint() {
    return "Samples, recent files and ways to open";
  }

  @Override
  public Optional<Command> command() {
    return Optional.of(Command.SAMPLES);
  }

  @Override
  public Node view() {
    HBox open = new HBox(8, buttons.labelled(Command.OPEN), buttons.labelled(Command.PASTE));
    open.setStyle("-fx-padding: 12 0 0 0;");
    return new GalleryView(load, thumbnails, open);
  }
}
