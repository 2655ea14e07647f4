package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import org.junit.jupiter.api.Test;

final class FieldFactsTest {
  @Test
  void factsCountWhatIsStored() {
    FieldFacts facts =
        FieldFacts.of(
            Preset.BALANCED.options().change().tile(8).latent(32).overlap(0).build(),
            Pretend.signal());
    assertThat(facts.tiles()).isEqualTo(6);
    assertThat(facts.codeFloats()).isEqualTo(192);
    assertThat(facts.floatsPerPixel())
        .isEqualTo((192 + facts.networkFloats()) / (double) (16 * 24));
    assertThat(facts.memory().enough()).isTrue();
  }
}
