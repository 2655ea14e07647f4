package dev.tessera.model.field;

import dev.tessera.model.tile.SparseTiling;
import java.util.List;

/**
 * A family of shapes: networks shared by all, and the code of each member.
 *
 * @param name as people choose it, for example "vases"
 * @param weights of the field, d = 3 and C = 1; it gives distances divided by clamp
 * @param members names, each once
 * @param codes of the members, (members,D)
 * @param clamp distance at which the field saturates, unit-sphere lengths
 */
public record TrainedFamily(
    String name, Weights weights, List<String> members, Codes codes, double clamp) {
  /** Rejects parts that do not belong together. */
  public TrainedFamily {
    members = List.copyOf(members);
    FieldSpec spec = weights.spec();
    if (spec.dimensions() != 3
        || spec.channels() != 1
        || codes.latent() != spec.latent()
        || codes.tiles() != members.size()
        || members.isEmpty()) {
      throw new IllegalArgumentException(
          "codes (%d,%d) do not belong to %d members and %s"
              .formatted(codes.tiles(), codes.latent(), members.size(), spec));
    }
    if (members.stream().distinct().count() != members.size()) {
      throw new IllegalArgumentException("two members have the same name");
    }
    if (!(clamp > 0)) {
      throw new IllegalArgumentException("clamp must be more than 0, found " + clamp);
    }
  }

  /** The hyper-parameters of the networks. */
  public FieldSpec spec() {
    return weights.spec();
  }

  /**
   * The code of a member, (D).
   *
   * @throws IllegalArgumentException if no member has this name
   */
  public float[] code(String member) {
    int row = members.indexOf(member);
    if (row < 0) {
      throw new IllegalArgumentException("the family " + name + " has no member " + member);
    }
    return codes.code(row);
  }

  /**
   * The shape of a code, one tile.
   *
   * @param code (D), handed over
   */
  public Fitted<SparseTiling> shape(float[] code) {
    return new Fitted<>(SparseTiling.whole(), weights, Codes.of(1, codes.latent(), code), clamp);
  }
}
