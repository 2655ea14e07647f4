import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that JavaFX can show; says "shown" once a frame of it has been drawn, and ends. */
public final class BareWindow extends Application {
  @Override
  public void start(Stage stage) {
    stage.setScene(new Scene(new StackPane(new Label("Bare")), 1280, 800));
    stage.show();
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        // The third pulse waits for the frame that the first one drew.
        if (++pulses == 3) {
          System.out.println("shown");
          Platform.exit();
        }
      }
    }.start();
  }
}
