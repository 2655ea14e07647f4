package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LivePixelsTest {
  private static final GridTiling GRID = GridCut.cube(4, 0).of(8, 12);

  @Test
  void tilesThatAreFinishedAreDarker() {
    LivePixels picture = Pictures.live(12, 8);
    picture.apply(Pictures.patch(GRID, 0xFF0000FF, 30, 0, 1));
    PsnrColours colours = new PsnrColours(ColourMap.VIRIDIS);
    int full = colours.argb(30);
    BitSet active = new BitSet();
    active.set(0);

    picture.setActive(Optional.of(active));

    assertThat(read(picture, colours, 0)).isEqualTo(full);
    int dark = read(picture, colours, 4);
    assertThat(dark >>> 24).isEqualTo(255);
    for (int shift = 0; shift < 24; shift += 8) {
      assertThat(dark >> shift & 255).isEqualTo((full >> shift & 255) / 2);
    }
    assertThat(read(picture, colours, 8)).isZero();
    picture.setActive(Optional.empty());
    assertThat(read(picture, colours, 4)).isEqualTo(full);
  }

  private static int read(LivePixels picture, PsnrColours colours, int x) {
    int[] pixel = new int[1];
    picture.readTilePsnr(colours, new PixelRect(x, 0, 1, 1), pixel, 0, 1);
    return pixel[0];
  }
}
