package dev.tessera.app.compare;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Pixels to images and back. */
final class MapImages {
  private MapImages() {}

  /** One tile of a picture, which lies within it. */
  static Image tile(PixelImage picture, GridTiling grid, int tile) {
    int height = grid.tile(0);
    int width = grid.tile(1);
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      int index = (grid.origin(tile, 0) + y) * picture.width() + grid.origin(tile, 1);
      picture.copyTo(index, argb, y * width, width);
    }
    return ArgbView.image(width, height, argb);
  }

  /** What an opaque image shows, (height, width, 3); pixels are read now, converted when asked. */
  static Supplier<Samples> samples(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return () -> {
      float[] values = new float[3 * argb.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (argb[i / 3] >>> (16 - 8 * (i % 3)) & 255) / 255f;
      }
      return Samples.of(new int[] {height, width}, 3, values);
    };
  }
}
