package dev.tessera.model.fit;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import java.util.Optional;

/** Options of one pass by networks that come with the program. */
final class EncodeOptions {
  private EncodeOptions() {}

  static FitOptions of(FitOptions preset, NetworkKind kind, String name) {
    return preset
        .change()
        .mode(FitMode.ENCODE)
        .networks(Optional.of(ShippedNetworks.load(kind, name)))
        .build();
  }
}
