package dev.tessera.model.archive;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.field.Pretrained;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The pre-trained networks that come with the program. */
public final class ShippedNetworks {
  private ShippedNetworks() {}

  /** Their names, the best trade first. */
  public static List<String> names(NetworkKind kind) {
    return Assets.networks(kind);
  }

  /** All of a kind, the best trade first. */
  public static List<Pretrained> all(NetworkKind kind) {
    return names(kind).stream().map(name -> load(kind, name)).toList();
  }

  /**
   * Networks by name.
   *
   * @throws IllegalArgumentException if none of this name are shipped
   */
  public static Pretrained load(NetworkKind kind, String name) {
    if (!names(kind).contains(name)) {
      throw new IllegalArgumentException(
          "no networks "
              + name
              + " come with the program; there are "
              + String.join(", ", names(kind)));
    }
    try (InputStream stream = Assets.openNetworks(kind, name)) {
      return PretrainedFile.read(SafeTensors.read(stream, name), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ArchiveFormatException e) {
      throw new IllegalStateException("the networks " + name + " of this program are damaged", e);
    }
  }
}
