package dev.tessera.app.shape;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.scene3d.Palette;
import dev.tessera.app.scene3d.PlaneCut;
import dev.tessera.app.scene3d.Solid;
import dev.tessera.app.scene3d.VertexColours;
import dev.tessera.app.session.OpenShape;
import java.util.List;
import java.util.Optional;

/** Makes the solids of the two views; pure, for the I/O pool. */
final class ShapeSolids {
  /** The colours of distances from the original. */
  static final ColourMap ERROR_MAP = ColourMap.TURBO;

  private ShapeSolids() {}

  static List<Solid> original(Optional<OpenShape> shape, Optional<Opening> opening) {
    return shape
        .map(s -> opened(Solid.of(s.signal().mesh(), s.normals(), Solid.CLAY), opening))
        .map(List::of)
        .orElse(List.of());
  }

  static List<Solid> reconstruction(
      Optional<ShownSurface> shown, Optional<SurfaceErrors> errors, Optional<Opening> opening) {
    return shown
        .map(s -> Solid.of(s.surface().mesh(), s.surface().normals(), Solid.SLATE))
        .map(s -> errors.map(e -> s.with(colours(e))).orElse(s))
        .map(s -> opened(s, opening))
        .map(List::of)
        .orElse(List.of());
  }

  private static VertexColours colours(SurfaceErrors errors) {
    return VertexColours.of(Palette.of(ERROR_MAP), errors.distances(), 0, errors.range());
  }

  private static Solid opened(Solid solid, Optional<Opening> opening) {
    return opening
        .map(o -> PlaneCut.of(solid, o.axis(), o.position(), o.keepBelow()))
        .orElse(solid);
  }
}
