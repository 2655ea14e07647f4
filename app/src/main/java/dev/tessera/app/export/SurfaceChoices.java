package dev.tessera.app.export;

import dev.tessera.app.form.Typed;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is saved of a shape, and how; observable. */
public final class SurfaceChoices {
  /** Cells along each axis to choose from. */
  public static final List<Integer> RESOLUTIONS = List.of(64, 96, 128, 192, 256, 384, 512);

  /** Pixels along each side of a film to choose from. */
  public static final List<Integer> SIDES = List.of(320, 480, 720, 1080);

  /** Seconds of a turn to choose from. */
  public static final List<Integer> SECONDS = List.of(3, 6, 10, 20);

  static final int FRAMES_PER_SECOND = 25;

  private static final int FEWEST = 4;

  private final ObjectProperty<SurfaceKind> kind = new SimpleObjectProperty<>(SurfaceKind.MESH);
  private final ObjectProperty<MeshFormat> mesh = new SimpleObjectProperty<>(MeshFormat.OBJ);
  private final ObjectProperty<FrameFormat> film = new SimpleObjectProperty<>(FrameFormat.MP4);
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(256);
  private final ObjectProperty<Integer> side = new SimpleObjectProperty<>(720);
  private final ObjectProperty<Integer> seconds = new SimpleObjectProperty<>(6);
  private final StringProperty triangles = new SimpleStringProperty("");

  /** Mesh or film. */
  public ObjectProperty<SurfaceKind> kind() {
    return kind;
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

  /** Seconds of a turn. */
  public ObjectProperty<Integer> seconds() {
    return seconds;
  }

  /** The most triangles, as typed; empty for all. */
  public StringProperty triangles() {
    return triangles;
  }

  /** What is wrong with the number of triangles, empty if nothing is. */
  String problem() {
    try {
      mostTriangles();
      return "";
    } catch (IllegalArgumentException e) {
      return "Triangles: " + e.getMessage() + ".";
    }
  }

  /**
   * The most triangles that a mesh may have; empty for all.
   *
   * @throws IllegalArgumentException if what was typed is no such number
   */
  OptionalInt mostTriangles() {
    String typed = triangles.get().strip();
    if (kind.get() != SurfaceKind.MESH || typed.isEmpty()) {
      return OptionalInt.empty();
    }
    int count = Typed.whole(typed);
    if (count < FEWEST) {
      throw new IllegalArgumentException("enter 4 or more, or nothing to keep all");
    }
    return OptionalInt.of(count);
  }

  int frames() {
    return seconds.get() * FRAMES_PER_SECOND;
  }

  /** The extension that the file gets, without the dot. */
  public String extension() {
    return kind.get() == SurfaceKind.MESH ? mesh.get().extension() : film.get().extension();
  }
}
