package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.Session;
import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.signal.GridSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @TempDir private Path folder = Path.of("");

  @Test
  void aCodeBookIsDecodedSmallAndOnce() throws Exception {
    Path file = folder.resolve("slopes.tsra");
    GridSignal picture = PictureFields.signal("slopes", 320, 160);
    CodingNetwork network = CodingNetworks.shipped();
    CodeBookFile.write(
        new Compressor(picture, network).withSteps(0.5, CodingWatch.none()).book(), file);
    List<Image> images = new ArrayList<>();
    Thumbnails thumbnails = new Thumbnails(IoPool.direct());
    thumbnails.load(file, images::add);
    thumbnails.load(file, images::add);
    thumbnails.load(folder.resolve("absent.tsra"), images::add);

    assertThat(images).hasSize(2);
    Image image = images.get(0);
    assertThat(images.get(1)).isSameAs(image);
    assertThat(image.getWidth()).isEqualTo(128);
    assertThat(image.getHeight()).isEqualTo(64);
    int wanted = Session.of(picture, Origin.none()).pixels().argb(160, 80);
    int found = image.getPixelReader().getArgb(64, 32);
    for (int shift = 0; shift < 24; shift += 8) {
      assertThat((found >> shift & 255) - (wanted >> shift & 255)).isBetween(-8, 8);
    }
  }
}
