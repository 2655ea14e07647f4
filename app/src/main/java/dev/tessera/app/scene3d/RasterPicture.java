package dev.tessera.app.scene3d;

import dev.tessera.model.render.MeshRaster;
import dev.tessera.model.render.MeshStyle;
import dev.tessera.model.render.OrbitCamera;
import java.util.List;

/** Solids drawn without a graphics card; pure, for any thread. */
public final class RasterPicture {
  private static final int INSIDE = 0xB07A62;

  private final int width;
  private final int height;
  private final int[] argb;

  private RasterPicture(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /**
   * Draws solids on nothing.
   *
   * @param camera its angle of view is that along the shorter edge
   * @param wireframe edges instead of faces
   * @param width pixels
   * @param height pixels
   * @param smooth whether outlines are smoothed
   */
  public static RasterPicture of(
      List<DisplayMesh> solids,
      OrbitCamera camera,
      boolean wireframe,
      int width,
      int height,
      boolean smooth) {
    MeshRaster raster = new MeshRaster(width, height, smooth);
    OrbitCamera fitted = withAngle(camera, OrbitModel.verticalAngle(camera, width, height));
    for (DisplayMesh solid : solids) {
      MeshStyle style = style(solid, wireframe);
      if (solid.colours().isPresent()) {
        VertexColours colours = solid.colours().get();
        raster.draw(
            solid.mesh(),
            solid.normals(),
            colours.toArray(),
            colours.palette().toArray(),
            fitted,
            style);
      } else {
        raster.draw(solid.mesh(), solid.normals(), fitted, style);
      }
    }
    return new RasterPicture(width, height, raster.pixels());
  }

  private static MeshStyle style(DisplayMesh solid, boolean wireframe) {
    MeshStyle.Fill fill = wireframe && solid.lit() ? MeshStyle.Fill.EDGES : MeshStyle.Fill.SURFACE;
    return new MeshStyle(
        fill, solid.tint(), solid.lit() ? INSIDE : solid.tint(), wire(solid.tint()), solid.lit());
  }

  /** Three fifths of a colour, so that lines are seen on light and on dark ground. */
  private static int wire(int rgb) {
    int shade = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      shade |= ((rgb >> shift & 0xFF) * 3 / 5) << shift;
    }
    return shade;
  }

  private static OrbitCamera withAngle(OrbitCamera camera, double angle) {
    return new OrbitCamera(
        camera.azimuth(),
        camera.elevation(),
        camera.distance(),
        camera.targetX(),
        camera.targetY(),
        camera.targetZ(),
        angle);
  }

  /** Pixels of a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** The pixels, (height,width), premultiplied ARGB; handed over, this picture is void then. */
  public int[] takePixels() {
    return argb;
  }
}
