package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

final class DeckTest {
  @Test
  void whatIsNeverShownIsNeverBuiltAndNothingIsBuiltTwice() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Map<String, Integer> built = new HashMap<>();
      Map<String, Node> views = new HashMap<>();
      Set<String> shown = new HashSet<>(Set.of("a"));
      ObjectProperty<String> now = new SimpleObjectProperty<>("a");
      Deck<String> deck =
          new Deck<>(
              now,
              name -> {
                built.merge(name, 1, Integer::sum);
                return views.computeIfAbsent(name, n -> new Region());
              });
      for (int turn = 0; turn < seed; turn++) {
        now.set(String.valueOf("abcdef".charAt(random.nextInt(6))).intern());
        shown.add(now.get());
      }
      assertThat(built.keySet()).isEqualTo(shown);
      assertThat(built.values()).containsOnly(1);
      assertThat(deck.getChildren().filtered(Node::isVisible))
          .containsExactly(views.get(now.get()));
      assertThat(deck.getChildren().filtered(Node::isManaged))
          .containsExactly(views.get(now.get()));
    }
  }
}
