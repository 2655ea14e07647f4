package dev.tessera.model.signal.family;

import java.util.Locale;

/** Families of solids that are made by numbers: as many members as wanted, each by its seed. */
public enum ShapeFamily {
  /** Hollow vases turned from a smooth profile. */
  VASES,
  /** Chairs with four legs, a back of boards or bars, with or without arms and stretchers. */
  CHAIRS;

  /** A member; the same seed gives the same solid. */
  public Solid member(long seed) {
    return switch (this) {
      case VASES -> Vase.of(seed);
      case CHAIRS -> Chair.of(seed);
    };
  }

  /** The name as people write it, such as "vases". */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of a member, such as "vase-007". */
  public String memberName(long seed) {
    String one = label().substring(0, label().length() - 1);
    return String.format(Locale.ROOT, "%s-%03d", one, seed);
  }
}
