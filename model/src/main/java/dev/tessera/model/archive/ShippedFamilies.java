package dev.tessera.model.archive;

import dev.tessera.assets.Assets;
import dev.tessera.model.field.TrainedFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The families of shapes that come with the program. */
public final class ShippedFamilies {
  private ShippedFamilies() {}

  /** Their names. */
  public static List<String> names() {
    return Assets.families();
  }

  /**
   * A family by name.
   *
   * @throws IllegalArgumentException if none of this name is shipped
   */
  public static TrainedFamily load(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "no family " + name + " comes with the program; there are " + String.join(", ", names()));
    }
    try (InputStream stream = Assets.openFamily(name)) {
      return FamilyFile.read(SafeTensors.read(stream, name), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ArchiveFormatException e) {
      throw new IllegalStateException("the family " + name + " of this program is damaged", e);
    }
  }
}
