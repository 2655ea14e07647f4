package dev.tessera.app.session;

import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.field.Pretrained;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The networks that come with the program, each read once. */
public final class ShippedShelf implements NetworkShelf {
  private final Map<String, Pretrained> loaded = new ConcurrentHashMap<>();

  @Override
  public List<String> names() {
    return ShippedNetworks.names();
  }

  @Override
  public Pretrained load(String name) {
    return loaded.computeIfAbsent(name, ShippedNetworks::load);
  }
}
