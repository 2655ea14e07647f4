package dev.tessera.app.fx;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/** A picture of premultiplied ARGB pixels stretched over the whole view. */
public final class ArgbView extends Region {
  private final ImageView view = new ImageView();

  /** A view without a picture. */
  public ArgbView() {
    view.setManaged(false);
    view.setSmooth(true);
    getChildren().add(view);
  }

  /**
   * Shows another picture.
   *
   * @param argb (height*width), premultiplied, handed over
   */
  public void show(int width, int height, int[] argb) {
    view.setImage(image(width, height, argb));
    view.setViewport(new Rectangle2D(0, 0, width, height));
    requestLayout();
  }

  /**
   * Wraps pixels without copying; any thread.
   *
   * @param argb (height*width), premultiplied, handed over
   */
  public static Image image(int width, int height, int[] argb) {
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  protected void layoutChildren() {
    view.setFitWidth(getWidth());
    view.setFitHeight(getHeight());
  }
}
