package dev.tessera.app.shape;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.Palette;
import dev.tessera.app.scene3d.PlaneCut;
import dev.tessera.app.scene3d.VertexColours;
import dev.tessera.app.session.OpenShape;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the solids of the two views; pure, for the I/O pool. */
final class ShapeSolids {
  /** The colours of distances from the original. */
  static final ColourMap ERROR_MAP = ColourMap.TURBO;

  /** The colour of given points. */
  private static final int AMBER = 0xE39A2C;

  private static final int DOTS = 4000;
  private static final double DOT_RADIUS = 0.011;

  private ShapeSolids() {}

  static List<DisplayMesh> original(
      Optional<OpenShape> shape,
      Optional<PointCloud> given,
      Optional<Opening> opening,
      Optional<ShownSlice> slice) {
    if (given.isPresent()) {
      return List.of(dots(given.get()));
    }
    return together(shape.map(ShapeSolids::solid), opening, slice);
  }

  private static DisplayMesh solid(OpenShape shape) {
    int tint = shape.points().isPresent() ? AMBER : DisplayMesh.CLAY;
    return DisplayMesh.of(shape.signal().mesh(), shape.normals(), tint);
  }

  static List<DisplayMesh> reconstruction(
      Optional<ShownSurface> shown,
      Optional<PointCloud> given,
      Optional<SurfaceErrors> errors,
      Optional<Opening> opening,
      Optional<ShownSlice> slice) {
    List<DisplayMesh> all =
        together(
            shown
                .map(
                    s ->
                        DisplayMesh.of(
                            s.surface().mesh(), s.surface().normals(), DisplayMesh.SLATE))
                .map(s -> errors.map(e -> s.with(colours(e))).orElse(s)),
            opening,
            slice);
    given.map(ShapeSolids::dots).map(dots -> opened(dots, opening)).ifPresent(all::add);
    return all;
  }

  private static DisplayMesh dots(PointCloud points) {
    Mesh dots = points.thinned(DOTS).dots(DOT_RADIUS);
    return DisplayMesh.of(dots, VertexNormals.of(dots), AMBER);
  }

  private static VertexColours colours(SurfaceErrors errors) {
    return VertexColours.of(Palette.of(ERROR_MAP), errors.distances(), 0, errors.range());
  }

  private static List<DisplayMesh> together(
      Optional<DisplayMesh> solid, Optional<Opening> opening, Optional<ShownSlice> slice) {
    List<DisplayMesh> all = new ArrayList<>();
    solid.map(s -> opened(s, opening)).ifPresent(all::add);
    opening.flatMap(o -> slice.map(s -> SliceSolid.of(s, o.keepBelow()))).ifPresent(all::add);
    return all;
  }

  private static DisplayMesh opened(DisplayMesh solid, Optional<Opening> opening) {
    return opening
        .map(o -> PlaneCut.of(solid, o.plane().axis().index(), o.plane().position(), o.keepBelow()))
        .orElse(solid);
  }
}
