package dev.tessera.app.fx;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * Pulls once per pulse while a node is on a showing window, visible with all its parents and not
 * minimised; costs nothing while the window is hidden.
 */
public final class FrameClock implements AutoCloseable {
  private final Node node;
  private final AnimationTimer timer;
  private final Subscription showing;

  /** Starts to call {@code pull} on the JavaFX thread whenever {@code node} can be seen. */
  public FrameClock(Node node, Runnable pull) {
    this.node = node;
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (canBeSeen()) {
              pull.run();
            }
          }
        };
    showing =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false)
            .subscribe(this::run);
  }

  private void run(boolean on) {
    if (on) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  private boolean canBeSeen() {
    Scene scene = node.getScene();
    if (scene != null && scene.getWindow() instanceof Stage stage && stage.isIconified()) {
      return false;
    }
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Stops for good. */
  @Override
  public void close() {
    showing.unsubscribe();
    timer.stop();
  }
}
