package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.assets.SampleClip;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.tile.GridTiling;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped networks on the sample clip; bounds come from src/test/oracle/clips.py. */
final class ShippedClipsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int FRAMES = 8;

  @TempDir private Path folder;

  private GridSignal clip() throws Exception {
    SampleClip sample = Assets.clips().get(0);
    Path file = folder.resolve(sample.name());
    try (InputStream stream = Assets.open(sample)) {
      Files.copy(stream, file);
    }
    ClipChoice some = new ClipChoice(0, FRAMES / 20.0, 1, Optional.empty());
    return ClipFiles.read(file, some, ClipLimit.USUAL, ClipWatch.NOBODY).signal();
  }

  private static FitResult<Fitted<GridTiling>> encoded(GridSignal clip, String name)
      throws Exception {
    FitOptions options = EncodeOptions.of(Preset.BALANCED.clip(), NetworkKind.VIDEO, name);
    return Finished.of(SignalLearner.grid(ENGINE, clip, options, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"clip-8x64, 48.13", "clip-8x16, 36.36", "clip-8x4, 28.95"})
  void theirEncodersBeatCodesOfEvenShares(String name, double bound) throws Exception {
    GridSignal clip = clip();

    FitResult<Fitted<GridTiling>> result = encoded(clip, name);

    assertThat(clip.samples().extent(0)).isEqualTo(FRAMES);
    assertThat(result.reason()).isEqualTo(StopReason.DONE);
    assertThat(result.psnr()).isGreaterThan(bound);
  }

  @ParameterizedTest
  @CsvSource({"clip-8x64", "clip-8x16", "clip-8x4"})
  void theSameClipHasTheSameCodes(String name) throws Exception {
    GridSignal clip = clip();

    float[] once = encoded(clip, name).state().array("codes");
    float[] again = encoded(clip, name).state().array("codes");

    assertThat(again).isEqualTo(once);
  }
}
