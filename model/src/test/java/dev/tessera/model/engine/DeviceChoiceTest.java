package dev.tessera.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class DeviceChoiceTest {
  @Test
  void wordsAreReadInAnyCase() {
    assertThat(DeviceChoice.of("auto")).isEqualTo(DeviceChoice.AUTO);
    assertThat(DeviceChoice.of("CPU")).isEqualTo(DeviceChoice.CPU);
    assertThat(DeviceChoice.of("gpu")).isEqualTo(DeviceChoice.GPU);
    assertThat(DeviceChoice.of("gpu:0")).isEqualTo(DeviceChoice.GPU);
    assertThat(DeviceChoice.of("GPU:3").gpu()).isEqualTo(3);
  }

  @Test
  void whatItSaysItReads() {
    for (String word : new String[] {"auto", "cpu", "gpu", "gpu:12"}) {
      assertThat(DeviceChoice.of(word).word()).isEqualTo(word);
    }
  }

  @Test
  void otherWordsAreRefusedByWhatThereIs() {
    for (String word : new String[] {"", "cuda", "gpu:", "gpu:-1", "gpu:x", "gpu 1", "cpu:0"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DeviceChoice.of(word))
          .withMessageContaining("auto, cpu, gpu or gpu:N");
    }
  }
}
