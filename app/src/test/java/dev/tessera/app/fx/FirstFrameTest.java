package dev.tessera.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class FirstFrameTest {
  private final AtomicInteger pulses = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger pulsesBefore = new AtomicInteger();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(new Pane(), 300, 200));
    stage.show();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        pulses.incrementAndGet();
      }
    }.start();
    FirstFrame.then(
        () -> {
          runs.incrementAndGet();
          pulsesBefore.set(pulses.get());
        });
  }

  @Test
  void theTaskRunsOnceWhenAFrameHasBeenDrawn() throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> pulses.get() > 8);
    assertThat(runs).hasValue(1);
    assertThat(pulsesBefore.get()).isGreaterThanOrEqualTo(2).isLessThan(8);
  }
}
