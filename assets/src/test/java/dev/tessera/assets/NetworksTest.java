package dev.tessera.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NetworksTest {
  @ParameterizedTest
  @EnumSource
  void thereAreSome(NetworkKind kind) {
    assertThat(Assets.networks(kind)).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyFileIsThereAndIsNoLargerThanFourMegabytes(NetworkKind kind) throws Exception {
    for (String name : Assets.networks(kind)) {
      try (InputStream stream = Assets.openNetworks(kind, name)) {
        assertThat(stream.readAllBytes()).as(name).hasSizeBetween(40_000, 4_000_000);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theModelCardTellsOfThem(NetworkKind kind) throws Exception {
    try (InputStream card = Assets.class.getResourceAsStream(kind.folder() + "model-card.md")) {
      assertThat(card).isNotNull();
      assertThat(new String(card.readAllBytes(), StandardCharsets.UTF_8))
          .contains(Assets.networks(kind).stream().map(name -> "| " + name + " |").toList());
    }
  }
}
