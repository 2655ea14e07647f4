package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleMesh;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ThumbnailsTest {
  static List<SampleMesh> meshes() {
    return Assets.meshes();
  }

  /** Neither nothing nor so close that the borders cut it. */
  @ParameterizedTest
  @MethodSource("meshes")
  void aShapeIsDrawnWholeAndLarge(SampleMesh mesh) {
    List<Image> images = new ArrayList<>();
    new Thumbnails(IoPool.direct()).load(mesh, images::add);
    assertThat(images).hasSize(1);
    Image image = images.get(0);
    PixelReader pixels = image.getPixelReader();
    int covered = 0;
    int atBorder = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (pixels.getArgb(x, y) >>> 24 > 128) {
          covered++;
          atBorder += y == 0 || y == image.getHeight() - 1 ? 1 : 0;
        }
      }
    }
    assertThat(covered / (image.getWidth() * image.getHeight())).isGreaterThan(0.12);
    assertThat(atBorder).isZero();
  }
}
