package dev.tessera.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class RasterViewTest {
  private static final int WIDTH = 5000;
  private static final int HEIGHT = 2500;
  private static final int WHITE = 0xFFFFFFFF;

  private int[] picture;
  private RasterView view;
  private Pane pane;
  private long pixelsRead;

  /** Squares of 1000 pixels, each in a colour of its own, so that no block looks like another. */
  @Start
  void start(Stage stage) {
    picture = new int[WIDTH * HEIGHT];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = colour(i % WIDTH, i / WIDTH);
    }
    view = new RasterView();
    view.setPicture(WIDTH, HEIGHT, this::read);
    pane = new Pane(view);
    stage.setScene(new Scene(pane, 500, 250));
    stage.show();
  }

  private static int colour(int x, int y) {
    return 0xFF000000 | (x / 1000 * 50) << 16 | (y / 1000 * 100);
  }

  private void read(int x, int y, int w, int h, int[] target, int offset, int stride) {
    pixelsRead += (long) w * h;
    for (int row = 0; row < h; row++) {
      System.arraycopy(picture, (y + row) * WIDTH + x, target, offset + row * stride, w);
    }
  }

  /** The window's pixels after a change, once all that is in view has been read. */
  private PixelReader after(Runnable change) {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          change.run();
          for (int i = 0; i < 40; i++) {
            view.requestLayout();
            view.layout();
          }
          return pane.snapshot(null, null).getPixelReader();
        });
  }

  @Test
  void allOfALargePictureIsShownAcrossItsBlocks() {
    PixelReader shown = after(() -> view.look(0.1, 0, 0, 500, 250, 1));
    for (int x = 50; x < 500; x += 100) {
      for (int y = 50; y < 250; y += 100) {
        assertThat(shown.getArgb(x, y)).as("%d, %d", x, y).isEqualTo(colour(x * 10, y * 10));
      }
    }
  }

  @Test
  void noSeamLiesBetweenBlocks() {
    for (int i = 0; i < picture.length; i++) {
      picture[i] = 0xFF336699;
    }
    PixelReader shown = after(() -> view.look(0.0997, 0.3, 0.7, 500, 250, 1));
    for (int x = 2; x < 496; x++) {
      assertThat(shown.getArgb(x, 100)).as("column %d", x).isEqualTo(0xFF336699);
    }
    for (int y = 2; y < 247; y++) {
      assertThat(shown.getArgb(120, y)).as("row %d", y).isEqualTo(0xFF336699);
    }
  }

  @Test
  void magnifiedPixelsAreSharpSquares() {
    picture[1200 * WIDTH + 2300] = WHITE;
    PixelReader shown = after(() -> view.look(10, -2300 * 10 + 200, -1200 * 10 + 100, 500, 250, 1));
    assertThat(shown.getArgb(200, 100)).isEqualTo(WHITE);
    assertThat(shown.getArgb(209, 109)).isEqualTo(WHITE);
    int around = colour(2300, 1200);
    assertThat(shown.getArgb(199, 105)).isEqualTo(around);
    assertThat(shown.getArgb(210, 105)).isEqualTo(around);
    assertThat(shown.getArgb(205, 99)).isEqualTo(around);
    assertThat(shown.getArgb(205, 110)).isEqualTo(around);
  }

  @Test
  void outsideOfAMagnifiedPictureIsEmpty() {
    pane.setStyle("-fx-background-color: #00ff00");
    PixelReader shown = after(() -> view.look(10, 100, 50, 500, 250, 1));
    assertThat(shown.getArgb(99, 60)).isEqualTo(0xFF00FF00);
    assertThat(shown.getArgb(110, 49)).isEqualTo(0xFF00FF00);
    assertThat(shown.getArgb(100, 50)).isEqualTo(colour(0, 0));
  }

  @Test
  void aChangedRectangleCostsOnlyItself() {
    after(() -> view.look(0.1, 0, 0, 500, 250, 1));
    long before = pixelsRead;
    for (int i = 0; i < picture.length; i++) {
      picture[i] = WHITE;
    }
    PixelReader shown = after(() -> view.invalidate(2000, 1000, 100, 100));
    assertThat(pixelsRead - before).isEqualTo(100 * 100);
    assertThat(shown.getArgb(205, 105)).isEqualTo(WHITE);
    assertThat(shown.getArgb(195, 105)).isEqualTo(colour(1950, 1050));
    assertThat(shown.getArgb(215, 105)).isEqualTo(colour(2150, 1050));
  }

  @Test
  void aChangedRectangleOfAMagnifiedPictureAppears() {
    after(() -> view.look(4, 0, 0, 500, 250, 1));
    picture[10 * WIDTH + 20] = WHITE;
    PixelReader shown = after(() -> view.invalidate(20, 10, 1, 1));
    assertThat(shown.getArgb(80, 40)).isEqualTo(WHITE);
    assertThat(shown.getArgb(83, 43)).isEqualTo(WHITE);
    assertThat(shown.getArgb(84, 43)).isEqualTo(colour(0, 0));
  }

  @Test
  void whatChangesWhileHiddenIsReadWhenItIsShown() {
    after(() -> view.look(0.1, 0, 0, 500, 250, 1));
    after(() -> view.setVisible(false));
    long before = pixelsRead;
    picture[1500 * WIDTH + 1500] = WHITE;
    after(() -> view.invalidate(1500, 1500, 1, 1));
    assertThat(pixelsRead).isEqualTo(before);
    after(() -> view.setVisible(true));
    assertThat(pixelsRead).isGreaterThan(before);
  }

  @Test
  void onlyPixelsInSightAreHeld() {
    assertThat(view.pixelsHeld()).isZero();
    after(() -> view.look(0.1, 0, 0, 500, 250, 1));
    assertThat(view.pixelsHeld()).isEqualTo((long) WIDTH * HEIGHT);
    after(() -> view.look(1, -1100, -1100, 500, 250, 1));
    assertThat(view.pixelsHeld()).isEqualTo(1024 * 1024);
    after(() -> view.look(4, 0, 0, 500, 250, 1));
    assertThat(view.pixelsHeld()).isEqualTo(500 * 250);
    PixelReader shown = after(() -> view.look(0.1, 0, 0, 500, 250, 1));
    assertThat(view.pixelsHeld()).isEqualTo((long) WIDTH * HEIGHT);
    assertThat(shown.getArgb(450, 150)).isEqualTo(colour(4500, 1500));
    after(view::clear);
    assertThat(view.pixelsHeld()).isZero();
  }
}
