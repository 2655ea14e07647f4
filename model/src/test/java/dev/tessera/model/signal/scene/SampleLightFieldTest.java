package dev.tessera.model.signal.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleLightField;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleLightFieldTest {
  @TempDir Path folder;

  /** The corners and the middle, value by value: all others come from the same lines of code. */
  @Test
  void theSampleIsWhatTheSceneIs() throws Exception {
    SampleLightField sample = Assets.lightFields().get(0);
    Path file = folder.resolve(sample.name());
    try (InputStream stream = Assets.open(sample)) {
      Files.copy(stream, file);
    }
    ViewGrid grid = new ViewGrid(sample.rows(), sample.columns());
    TwoPlanesScene scene = new TwoPlanesScene(grid, 96, 144);

    GridSignal read =
        LightFieldFiles.read(file, LightFieldChoice.USUAL, LightFieldLimit.USUAL, ClipWatch.NOBODY)
            .signal();

    assertThat(Files.size(file)).isLessThan(1_800_000);
    assertThat(read.samples().extent()).containsExactly(7, 7, 96, 144);
    for (int[] place : new int[][] {{0, 0}, {0, 6}, {6, 0}, {3, 3}}) {
      Samples view = read.samples().slice(place[0]).slice(place[1]);
      Samples expected = scene.view(place[0], place[1]).samples();
      for (long i = 0; i < expected.length(); i++) {
        assertThat(view.get(i)).isEqualTo(expected.get(i));
      }
    }
  }
}
