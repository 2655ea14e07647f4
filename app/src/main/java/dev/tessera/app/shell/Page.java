package dev.tessera.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/**
 * What the middle of the window can show: one entry of the rail, and of the menus if a command
 * turns to it. Making a page costs nothing; its view is built when it is first shown.
 */
interface Page {
  /** The name on the rail. */
  String title();

  /** The Ikonli literal of its icon. */
  String icon();

  /** What it is for, in a few words. */
  String hint();

  /** Builds what is shown; asked once. */
  Node view();

  /** What it is about. */
  Subject subject();

  /** The command that turns to it, and back from it. */
  default Optional<Command> command() {
    return Optional.empty();
  }

  /** How to come closer to what it shows; empty if keys for that turn to the picture. */
  default Optional<Zoom> zoom() {
    return Optional.empty();
  }

  /** Told whenever it comes into sight or goes out of it, be it that the window is minimised. */
  default void seen(boolean now) {}

  /**
   * Takes files that are dropped while it is in sight.
   *
   * @return false to have them opened instead
   */
  default boolean take(List<Path> files) {
    return false;
  }

  /** Called in every frame while it is in sight. */
  default void frame() {}
}
