package dev.tessera.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FamiliesTest {
  static Iterable<String> names() {
    return Assets.families();
  }

  @Test
  void thereAreSome() {
    assertThat(Assets.families()).contains("vases", "people").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFileIsThereAndIsNoLargerThanFourMegabytes(String name) throws Exception {
    try (InputStream stream = Assets.openFamily(name)) {
      assertThat(stream.readAllBytes()).hasSizeBetween(50_000, 4_000_000);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theModelCardTellsOfIt(String name) throws Exception {
    try (InputStream card = Assets.class.getResourceAsStream("families/model-card.md")) {
      assertThat(card).isNotNull();
      assertThat(new String(card.readAllBytes(), StandardCharsets.UTF_8))
          .contains("| " + name + " |");
    }
  }
}
