package dev.tessera.app.way;

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
public record ShapeEnd(
    String name, Optional<Fitted<SparseTiling>> fitted, Optional<OpenShape> shape) {
  /** A member of a family. */
  static ShapeEnd of(TrainedFamily family, String member) {
    return new ShapeEnd(member, Optional.of(family.shape(family.code(member))), Optional.empty());
  }

  /** An open shape without codes. */
  static ShapeEnd of(OpenShape shape) {
    return new ShapeEnd(shape.signal().name(), Optional.empty(), Optional.of(shape));
  }

  /** The same with codes. */
  ShapeEnd with(Fitted<SparseTiling> codes) {
    return new ShapeEnd(name, Optional.of(codes), shape);
  }
}
