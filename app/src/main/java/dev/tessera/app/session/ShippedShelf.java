package dev.tessera.app.session;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.field.Pretrained;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The networks of a kind that come with the program, each read once. */
public final class ShippedShelf implements NetworkShelf {
  private final NetworkKind kind;
  private final Map<String, Pretrained> loaded = new ConcurrentHashMap<>();

  /** The shelf of a kind. */
  public ShippedShelf(NetworkKind kind) {
    this.kind = kind;
  }

  @Override
  public List<String> names() {
    return ShippedNetworks.names(kind);
  }

  @Override
  public Pretrained load(String name) {
    return loaded.computeIfAbsent(name, wanted -> ShippedNetworks.load(kind, wanted));
  }
}
