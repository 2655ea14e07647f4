package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FitMemoryTest {
  /** What is no clip in a process that holds one. */
  private static final long PROGRAM = 1_000_000_000L;

  private static GridSignal bytes(int... extent) {
    return new GridSignal("grey", SamplesBuilder.eightBit(extent, 3).build(), 8);
  }

  private static FitOptions clip() throws Exception {
    return Preset.BALANCED
        .clip()
        .change()
        .mode(FitMode.ENCODE)
        .networks(Optional.of(ShippedNetworks.load(NetworkKind.VIDEO, "clip-8x16")))
        .build();
  }

  /** 16 tiles of 8 x 16 x 32 samples: 1024 numbers of a code, 26 beside them, and a byte. */
  @Test
  void ofAClipWhatAdmitsItIsTold() throws Exception {
    FitMemory told = FitMemory.of(clip(), bytes(16, 64, 64));

    assertThat(told).isEqualTo(new FitMemory(PROGRAM + 16 * 64 * 64 * 3 + 67216, true));
  }

  @Test
  void theSamplesOfAClipAreCountedAsTheyAreKept() throws Exception {
    GridSignal floats =
        new GridSignal(
            "grey", Samples.of(new int[] {16, 64, 64}, 3, new float[16 * 64 * 64 * 3]), 8);
    long eight = FitMemory.of(clip(), bytes(16, 64, 64)).bytes();

    assertThat(FitMemory.of(clip(), floats).bytes()).isEqualTo(eight + 3 * 16 * 64 * 64 * 3);
  }

  @Test
  void ofAPictureTheLivePictureIsCountedToo() {
    FitOptions options = Preset.BALANCED.options();

    long some = FitMemory.of(options, bytes(256, 256)).bytes();
    long more = FitMemory.of(options, bytes(512, 512)).bytes();

    // a byte and a float for each of 3 channels, and 12 bytes for the screen
    assertThat(more - some).isGreaterThan(3 * 65536 * (3 + 12 + 12));
  }
}
