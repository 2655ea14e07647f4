package dev.tessera.app.morph;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * An end of a morph. It has codes, or a mesh, or both.
 *
 * @param name for people
 * @param fitted codes, networks and tiles, which both ends share; empty before they are fitted
 * @param shape the mesh; empty for a member of a family
 */
public record MorphEnd(
    String name, Optional<Fitted<SparseTiling>> fitted, Optional<OpenShape> shape) {
  /** A member of a family. */
  static MorphEnd of(TrainedFamily family, String member) {
    return new MorphEnd(member, Optional.of(family.shape(family.code(member))), Optional.empty());
  }

  /** An open shape without codes. */
  static MorphEnd of(OpenShape shape) {
    return new MorphEnd(shape.signal().name(), Optional.empty(), Optional.of(shape));
  }

  /** The same with codes. */
  MorphEnd with(Fitted<SparseTiling> codes) {
    return new MorphEnd(name, Optional.of(codes), shape);
  }
}
