package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightLayoutTest {
  @ParameterizedTest
  @CsvSource({"1,1,8,1,1", "2,3,128,4,64", "3,4,16,8,300", "4,1,1024,2,7"})
  void blocksLieSideBySideFromZeroToTheLength(
      int dimensions, int channels, int width, int layers, int latent) {
    WeightLayout layout =
        WeightLayout.of(new FieldSpec(dimensions, channels, width, layers, latent, 1, 1));

    int next = 0;
    for (WeightLayout.Block block : layout.blocks()) {
      assertThat(block.offset()).as(block.name()).isEqualTo(next);
      assertThat(block.length()).isEqualTo(block.rows() * block.columns()).isPositive();
      next += block.length();
    }
    assertThat(layout.length()).isEqualTo(next);
    assertThat(layout.blocks()).extracting(WeightLayout.Block::name).doesNotHaveDuplicates();
  }

  @Test
  void theOrderIsTheDocumentedOne() {
    WeightLayout layout = WeightLayout.of(new FieldSpec(2, 3, 8, 2, 5, 1, 1));

    assertThat(layout.blocks())
        .containsExactly(
            new WeightLayout.Block("synthesis.0.weight", 0, 8, 2),
            new WeightLayout.Block("synthesis.0.bias", 16, 8, 1),
            new WeightLayout.Block("modulation.0.weight", 24, 8, 5),
            new WeightLayout.Block("modulation.0.bias", 64, 8, 1),
            new WeightLayout.Block("synthesis.1.weight", 72, 8, 8),
            new WeightLayout.Block("synthesis.1.bias", 136, 8, 1),
            new WeightLayout.Block("modulation.1.weight", 144, 8, 13),
            new WeightLayout.Block("modulation.1.bias", 248, 8, 1),
            new WeightLayout.Block("output.weight", 256, 3, 8),
            new WeightLayout.Block("output.bias", 280, 3, 1));
    assertThat(layout.layer(1, 2).name()).isEqualTo("modulation.1.weight");
    assertThat(layout.outputWeight().name()).isEqualTo("output.weight");
    assertThat(layout.outputBias().name()).isEqualTo("output.bias");
  }
}
