package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshParts;
import java.util.BitSet;
import java.util.List;

/**
 * How many pieces a surface may have.
 *
 * @param most solid ones, 1 or more
 * @param hollows in them, 0 or more
 * @param least what a piece encloses at least, of what all enclose, to be more than a crumb
 *     whatever their number, 0 to 1
 */
public record Pieces(int most, int hollows, double least) {
  /** As many as there are. */
  public static final Pieces ANY = new Pieces(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

  /** Of what all pieces enclose, what crumbs do together at most. */
  private static final double CRUMBS = 0.002;

  /** Rejects what is out of range. */
  public Pieces {
    if (most < 1 || hollows < 0 || !(least >= 0 && least <= 1)) {
      throw new IllegalArgumentException(
          "1 piece or more of a share of 0 to 1 and 0 hollows or more, found %s of %s and %s"
              .formatted(most, least, hollows));
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
    int hollows = 0;
    double least = 1;
    for (Mesh end : ends) {
      MeshParts parts = MeshParts.of(end);
      int solid = parts.solid().cardinality();
      most = Math.max(most, solid);
      hollows = Math.max(hollows, parts.count() - solid);
      least = parts.count() == 0 ? least : Math.min(least, parts.share(parts.count() - 1) / 2);
    }
    return new Pieces(most, hollows, least);
  }

  /** A surface without its crumbs, its hollows filled; larger parts lie apart as they did. */
  public Mesh cleaned(Mesh surface) {
    MeshParts parts = MeshParts.of(surface);
    return parts.without(crumbs(parts));
  }

  /** Parts that are left out: the smallest pieces, and the walls of hollows that may not be. */
  BitSet crumbs(MeshParts parts) {
    BitSet solid = parts.solid();
    BitSet crumbs = new BitSet();
    int pieces = solid.cardinality();
    int walls = parts.count() - pieces;
    double left = CRUMBS;
    for (int part = parts.count() - 1; part > 0; part--) {
      double share = parts.share(part);
      if (!solid.get(part) && walls > hollows) {
        crumbs.set(part);
        walls--;
      } else if (solid.get(part) && share <= left && (pieces > most || share < least)) {
        crumbs.set(part);
        pieces--;
        left -= share;
      }
    }
    return crumbs;
  }

  /** Pieces that are more than there may be, though they are no crumbs: the smallest ones. */
  BitSet extras(MeshParts parts, BitSet crumbs) {
    BitSet extras = parts.solid();
    extras.andNot(crumbs);
    int kept = 0;
    for (int part = extras.nextSetBit(0); part >= 0 && kept < most; kept++) {
      extras.clear(part);
      part = extras.nextSetBit(part);
    }
    return extras;
  }
}
