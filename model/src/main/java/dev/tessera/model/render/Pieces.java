package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshParts;
import java.util.BitSet;
import java.util.List;

/**
 * How many pieces a surface may have.
 *
 * @param most 1 or more
 * @param least what a piece encloses at least, of what all enclose, to be more than a crumb
 *     whatever their number, 0 to 1
 */
public record Pieces(int most, double least) {
  /** As many as there are. */
  public static final Pieces ANY = new Pieces(Integer.MAX_VALUE, 0);

  /** Of what all pieces enclose, what crumbs do together at most. */
  private static final double CRUMBS = 0.002;

  /** Rejects what is out of range. */
  public Pieces {
    if (most < 1 || !(least >= 0 && least <= 1)) {
      throw new IllegalArgumentException(
          "pieces must be 1 or more of a share of 0 to 1, found " + most + " of " + least);
    }
  }

  /**
   * What lies between shapes has no more pieces than the one with most, and none that are much
   * smaller than the smallest of them.
   *
   * @param ends with one vertex or more each
   */
  public static Pieces between(List<Mesh> ends) {
    int most = 1;
    double least = 1;
    for (Mesh end : ends) {
      MeshParts parts = MeshParts.of(end);
      most = Math.max(most, parts.count());
      least = parts.count() == 0 ? least : Math.min(least, parts.share(parts.count() - 1) / 2);
    }
    return new Pieces(most, least);
  }

  /** Parts that are left out: the smallest ones, and walls of hollows that may not be. */
  BitSet crumbs(MeshParts parts) {
    BitSet crumbs = new BitSet();
    double left = CRUMBS;
    for (int part = parts.count() - 1; part > 0; part--) {
      double share = parts.share(part);
      boolean hollow = parts.volume(part) < 0;
      if (hollow ? part >= most : share <= left && (part >= most || share < least)) {
        crumbs.set(part);
        left -= hollow ? 0 : share;
      }
    }
    return crumbs;
  }
}
