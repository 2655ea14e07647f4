package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Arrays;

/**
 * Draws meshes into a picture, without a graphics card: a depth buffer, smooth normals, light at
 * every pixel. What is drawn later is hidden by what was drawn before and is closer. The same calls
 * give the same picture on every machine.
 */
public final class MeshRaster {
  /** What is closer than this part of the camera's distance is not drawn. */
  private static final double NEAREST = 1e-3;

  private static final int NOTHING = -1;
  private static final double HALF_LINE = 0.6;

  private final int width;
  private final int height;
  private final int samples;
  private final int columns;
  private final int rows;
  private final float[] nearness;
  private final int[] triangles;
  private final int[] colours;
  private final SurfaceLight light = new SurfaceLight();

  /**
   * An empty, transparent picture.
   *
   * @param width pixels, 1 to 8192
   * @param height pixels, 1 to 8192
   * @param smooth whether each pixel is the mean of 2 x 2 samples, for smooth outlines
   */
  public MeshRaster(int width, int height, boolean smooth) {
    if (width < 1 || height < 1 || width > 8192 || height > 8192) {
      throw new IllegalArgumentException(
          "a picture has 1 to 8192 pixels along each side, found " + width + " x " + height);
    }
    this.width = width;
    this.height = height;
    samples = smooth ? 2 : 1;
    columns = samples * width;
    rows = samples * height;
    nearness = new float[Math.multiplyExact(columns, rows)];
    triangles = new int[columns * rows];
    colours = new int[columns * rows];
  }

  /**
   * Forgets what was drawn.
   *
   * @param background 0xAARRGGBB, premultiplied by alpha
   */
  public void clear(int background) {
    Arrays.fill(nearness, 0);
    Arrays.fill(colours, background);
  }

  /**
   * Draws a mesh in the colour of its style.
   *
   * @param normals one per vertex
   */
  public void draw(Mesh mesh, Normals normals, OrbitCamera camera, MeshStyle style) {
    draw(mesh, normals, FrontColour.of(style.front()), camera, style);
  }

  /**
   * Draws a mesh in the colours of a palette, looked up at every pixel.
   *
   * @param normals one per vertex
   * @param positions in the palette, [0,1], one per vertex, (V)
   * @param palette 0xRRGGBB of equal steps from 0 to 1; bits above are ignored
   */
  public void draw(
      Mesh mesh,
      Normals normals,
      float[] positions,
      int[] palette,
      OrbitCamera camera,
      MeshStyle style) {
    if (positions.length != mesh.vertexCount() || palette.length == 0) {
      throw new IllegalArgumentException(
          "%d positions in %d colours for %d vertices"
              .formatted(positions.length, palette.length, mesh.vertexCount()));
    }
    draw(mesh, normals, FrontColour.ofPalette(positions, palette), camera, style);
  }

  private void draw(
      Mesh mesh, Normals normals, FrontColour front, OrbitCamera camera, MeshStyle style) {
    if (normals.count() != mesh.vertexCount()) {
      throw new IllegalArgumentException(
          normals.count() + " normals for " + mesh.vertexCount() + " vertices");
    }
    ViewMesh view = new ViewMesh(mesh, normals, camera);
    ViewTriangle triangle =
        new ViewTriangle(view, camera.pixelsPerUnit(rows), columns / 2.0, rows / 2.0);
    Arrays.fill(triangles, NOTHING);
    double nearest = NEAREST * camera.distance();
    for (int t = 0; t < view.triangleCount(); t++) {
      triangle.set(t);
      if (!triangle.isEdgeOn()) {
        cover(t, triangle, nearest);
      }
    }
    paint(new MeshPaint(view, triangle, front, style, light, HALF_LINE * samples));
  }

  /** Notes the triangle at each sample where it is the nearest yet. */
  private void cover(int number, ViewTriangle triangle, double nearest) {
    int left = 0;
    int right = columns - 1;
    int top = 0;
    int bottom = rows - 1;
    double least = Math.min(triangle.depth(0), Math.min(triangle.depth(1), triangle.depth(2)));
    if (least > nearest) {
      left = Math.max(left, first(triangle.column(0), triangle.column(1), triangle.column(2)));
      right = Math.min(right, last(triangle.column(0), triangle.column(1), triangle.column(2)));
      top = Math.max(top, first(triangle.row(0), triangle.row(1), triangle.row(2)));
      bottom = Math.min(bottom, last(triangle.row(0), triangle.row(1), triangle.row(2)));
    } else if (Math.max(triangle.depth(0), Math.max(triangle.depth(1), triangle.depth(2)))
        <= nearest) {
      return;
    }
    double a0 = triangle.perColumn(0);
    double a1 = triangle.perColumn(1);
    double a2 = triangle.perColumn(2);
    double perVolume = 1 / triangle.volume();
    float nearestNearness = (float) (1 / nearest);
    for (int row = top; row <= bottom; row++) {
      double e0 = triangle.perRow(0) * row + triangle.start(0);
      double e1 = triangle.perRow(1) * row + triangle.start(1);
      double e2 = triangle.perRow(2) * row + triangle.start(2);
      for (int column = left; column <= right; column++) {
        double w0 = a0 * column + e0;
        double w1 = a1 * column + e1;
        double w2 = a2 * column + e2;
        if (w0 >= 0 && w1 >= 0 && w2 >= 0) {
          float near = (float) ((w0 + w1 + w2) * perVolume);
          int sample = row * columns + column;
          if (near > nearness[sample] && near < nearestNearness) {
            nearness[sample] = near;
            triangles[sample] = number;
          }
        }
      }
    }
  }

  private static int first(double a, double b, double c) {
    return (int) Math.ceil(Math.min(a, Math.min(b, c)) - 1e-6);
  }

  private static int last(double a, double b, double c) {
    return (int) Math.floor(Math.max(a, Math.max(b, c)) + 1e-6);
  }

  private void paint(MeshPaint paint) {
    for (int sample = 0; sample < triangles.length; sample++) {
      if (triangles[sample] != NOTHING) {
        colours[sample] =
            paint.at(triangles[sample], sample % columns, sample / columns, colours[sample]);
      }
    }
  }

  /** The picture so far, (height, width), 0xAARRGGBB premultiplied by alpha; a copy. */
  public int[] pixels() {
    if (samples == 1) {
      return colours.clone();
    }
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int first = 2 * y * columns + 2 * x;
        pixels[y * width + x] =
            mean(
                colours[first],
                colours[first + 1],
                colours[first + columns],
                colours[first + columns + 1]);
      }
    }
    return pixels;
  }

  private static int mean(int a, int b, int c, int d) {
    int mean = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int sum =
          (a >>> shift & 0xFF) + (b >>> shift & 0xFF) + (c >>> shift & 0xFF) + (d >>> shift & 0xFF);
      mean |= ((sum + 2) / 4) << shift;
    }
    return mean;
  }
}
