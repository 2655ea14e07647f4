package dev.tessera.app.session;

import dev.tessera.model.field.Pretrained;
import java.util.List;

/** Pre-trained networks to choose from. */
public interface NetworkShelf {
  /** Their names, the best trade first; empty if there are none. */
  List<String> names();

  /**
   * Networks by name.
   *
   * @throws IllegalArgumentException if there are none of this name
   */
  Pretrained load(String name);
}
