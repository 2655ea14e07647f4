package dev.tessera.app.shell;

import dev.tessera.app.session.NetworkShelf;
import dev.tessera.model.field.Pretrained;
import java.util.List;

/** The pre-trained networks for shapes that come with the program. */
final class ShapeShelf implements NetworkShelf {
  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Pretrained load(String name) {
    throw new IllegalArgumentException("no networks " + name + " for shapes come with the program");
  }
}
