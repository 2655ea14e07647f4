package dev.tessera.model.render;

/**
 * How a mesh is drawn. Colours are 0xRRGGBB; bits above are ignored.
 *
 * @param fill what is drawn of it
 * @param front of triangles seen from outside, where vertices have no colours of their own
 * @param back of triangles seen from inside, which a closed mesh shows only when it is cut or
 *     turned inside out
 * @param edge of the lines between triangles
 * @param lit whether light falls on it; else colours are drawn as they are
 */
public record MeshStyle(Fill fill, int front, int back, int edge, boolean lit) {
  /** What is drawn of a mesh. */
  public enum Fill {
    /** The triangles. */
    SURFACE,
    /** The lines between triangles that are seen; what lies behind the triangles is hidden. */
    EDGES
  }

  /** A clay surface in light; its inside is red. */
  public static MeshStyle clay() {
    return new MeshStyle(Fill.SURFACE, 0xC8CDD4, 0xB5533C, 0x2B3440, true);
  }
}
