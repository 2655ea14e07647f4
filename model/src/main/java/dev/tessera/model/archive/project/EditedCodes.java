package dev.tessera.model.archive.project;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.Tiling;
import java.util.List;

/**
 * Codes that a person changed.
 *
 * @param tiles whose codes they are, ascending
 * @param codes as they became, (tiles,D)
 */
public record EditedCodes(List<Integer> tiles, Codes codes) {
  /** Copies the list. */
  public EditedCodes {
    tiles = List.copyOf(tiles);
    if (tiles.size() != codes.tiles()) {
      throw new IllegalArgumentException(
          "found %d codes for %d tiles".formatted(codes.tiles(), tiles.size()));
    }
    int last = -1;
    for (int tile : tiles) {
      if (tile <= last) {
        throw new IllegalArgumentException("edited tiles ascend, found " + tile + " after " + last);
      }
      last = tile;
    }
  }

  /** Refuses codes of other tiles or networks. */
  void requireOf(Fitted<?> field) {
    int count = field.tiling().tileCount();
    boolean known = tiles.isEmpty() || tiles.get(tiles.size() - 1) < count;
    if (!known || codes.latent() != field.spec().latent()) {
      throw new IllegalArgumentException(
          "edited codes (%d) of tiles %s do not belong to %d tiles and %s"
              .formatted(codes.latent(), tiles, count, field.spec()));
    }
  }

  /** A field with these codes in the places of its own. */
  public <T extends Tiling> Fitted<T> in(Fitted<T> field) {
    requireOf(field);
    int latent = codes.latent();
    float[] all = new float[field.codes().tiles() * latent];
    field.codes().copyTo(0, field.codes().tiles(), all, 0);
    for (int i = 0; i < tiles.size(); i++) {
      codes.copyTo(i, 1, all, tiles.get(i) * latent);
    }
    Codes changed = Codes.of(field.codes().tiles(), latent, all);
    return new Fitted<>(field.tiling(), field.weights(), changed, field.clamp());
  }
}
