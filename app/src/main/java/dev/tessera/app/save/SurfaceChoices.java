package dev.tessera.app.save;

import dev.tessera.app.form.Typed;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What there is to choose of surfaces, whatever is saved of them; observable. */
public final class SurfaceChoices {
  private static final int FEWEST = 4;

  private final ObjectProperty<MeshFormat> mesh = new SimpleObjectProperty<>(MeshFormat.OBJ);
  private final ObjectProperty<FrameFormat> film = new SimpleObjectProperty<>(FrameFormat.MP4);
  private final ObjectProperty<Integer> resolution;
  private final ObjectProperty<Integer> side;
  private final StringProperty triangles = new SimpleStringProperty("");

  /**
   * The usual choices.
   *
   * @param resolution cells along each axis, one of those to choose from
   * @param side pixels of a film, one of those to choose from
   */
  public SurfaceChoices(int resolution, int side) {
    this.resolution = new SimpleObjectProperty<>(resolution);
    this.side = new SimpleObjectProperty<>(side);
  }

  /** Format of a mesh. */
  public ObjectProperty<MeshFormat> mesh() {
    return mesh;
  }

  /** Format of a film. */
  public ObjectProperty<FrameFormat> film() {
    return film;
  }

  /** Cells along each axis on which the surface is extracted. */
  public ObjectProperty<Integer> resolution() {
    return resolution;
  }

  /** Pixels along each side of a film. */
  public ObjectProperty<Integer> side() {
    return side;
  }

  /** Chooses the format of meshes. */
  public ExportOption ofMesh() {
    return new ExportOption.OneOf<>(
        "Format",
        "OBJ and PLY are read everywhere, STL is for printing and has no normals, GLB for the web",
        MeshFormat.writables(),
        MeshFormat::label,
        mesh);
  }

  /** Chooses the format of films. */
  public ExportOption ofFilm() {
    return ofFilm(film);
  }

  /** Chooses the format of films. */
  public static ExportOption ofFilm(ObjectProperty<FrameFormat> format) {
    return new ExportOption.OneOf<>(
        "Format",
        "MP4 plays everywhere, WebM in browsers; GIF repeats forever; PNG is one exact picture per frame",
        List.of(FrameFormat.values()),
        SurfaceChoices::name,
        format);
  }

  private static String name(FrameFormat format) {
    return switch (format) {
      case PNG_SEQUENCE -> "PNG sequence";
      case WEBM -> "WebM";
      case MP4, GIF -> format.name();
    };
  }

  /** Chooses how finely surfaces are extracted. */
  public ExportOption ofResolution() {
    return new ExportOption.OneOf<>(
        "Cells",
        "Cells of the grid on which the surface is extracted; more are finer. Typical: 256\u00b3",
        List.of(64, 96, 128, 192, 256, 384, 512),
        cells -> cells + "\u00b3",
        resolution);
  }

  /** Chooses the pixels of films. */
  public ExportOption ofSide() {
    return new ExportOption.OneOf<>(
        "Picture",
        "Pixels of a frame, seen from where you look now",
        List.of(256, 320, 480, 640, 720, 1080),
        pixels -> pixels + " \u00d7 " + pixels,
        side);
  }

  /** Chooses the number of triangles. */
  public ExportOption ofTriangles() {
    return new ExportOption.Typing(
        "Triangles",
        "A mesh is reduced to as many triangles; empty keeps all. Typical: 10000",
        "all",
        triangles);
  }

  /** What is wrong with the number of triangles, empty if nothing is. */
  public String triangleProblem() {
    try {
      mostTriangles();
      return "";
    } catch (IllegalArgumentException e) {
      return "Triangles: " + e.getMessage();
    }
  }

  /**
   * The most triangles that a mesh may have; empty for all.
   *
   * @throws IllegalArgumentException if what was typed is no such number
   */
  public OptionalInt mostTriangles() {
    String typed = triangles.get().strip();
    if (typed.isEmpty()) {
      return OptionalInt.empty();
    }
    int count = Typed.WHOLE.parse().apply(typed);
    if (count < FEWEST) {
      throw new IllegalArgumentException("enter 4 or more, or nothing to keep all");
    }
    return OptionalInt.of(count);
  }
}
