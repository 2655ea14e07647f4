package dev.tessera.app.shape;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.scene3d.Palette;
import dev.tessera.app.scene3d.PlaneCut;
import dev.tessera.app.scene3d.Solid;
import dev.tessera.app.scene3d.VertexColours;
import dev.tessera.app.session.OpenShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the solids of the two views; pure, for the I/O pool. */
final class ShapeSolids {
  /** The colours of distances from the original. */
  static final ColourMap ERROR_MAP = ColourMap.TURBO;

  private ShapeSolids() {}

  static List<Solid> original(
      Optional<OpenShape> shape, Optional<Opening> opening, Optional<ShownSlice> slice) {
    return together(
        shape.map(s -> Solid.of(s.signal().mesh(), s.normals(), Solid.CLAY)), opening, slice);
  }

  static List<Solid> reconstruction(
      Optional<ShownSurface> shown,
      Optional<SurfaceErrors> errors,
      Optional<Opening> opening,
      Optional<ShownSlice> slice) {
    return together(
        shown
            .map(s -> Solid.of(s.surface().mesh(), s.surface().normals(), Solid.SLATE))
            .map(s -> errors.map(e -> s.with(colours(e))).orElse(s)),
        opening,
        slice);
  }

  private static VertexColours colours(SurfaceErrors errors) {
    return VertexColours.of(Palette.of(ERROR_MAP), errors.distances(), 0, errors.range());
  }

  private static List<Solid> together(
      Optional<Solid> solid, Optional<Opening> opening, Optional<ShownSlice> slice) {
    List<Solid> all = new ArrayList<>();
    solid.map(s -> opened(s, opening)).ifPresent(all::add);
    opening.flatMap(o -> slice.map(s -> SliceSolid.of(s, o.keepBelow()))).ifPresent(all::add);
    return all;
  }

  private static Solid opened(Solid solid, Optional<Opening> opening) {
    return opening
        .map(o -> PlaneCut.of(solid, o.plane().axis().index(), o.plane().position(), o.keepBelow()))
        .orElse(solid);
  }
}
