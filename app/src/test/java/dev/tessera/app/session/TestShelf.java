package dev.tessera.app.session;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import java.util.List;
import java.util.Optional;

/** Networks for tests: none, or small random ones under any of the names. */
public record TestShelf(List<String> names) implements NetworkShelf {
  /** No networks at all: fits are joint. */
  public static TestShelf empty() {
    return new TestShelf(List.of());
  }

  @Override
  public Pretrained load(String name) {
    FieldSpec spec = new FieldSpec(2, 3, 16, 1, 4, 6, 4);
    return new Pretrained(name, 8, Initialisation.weights(spec, name.hashCode()), Optional.empty());
  }
}
