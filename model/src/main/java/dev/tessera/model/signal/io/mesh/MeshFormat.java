package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.UpAxis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The families of mesh files. */
public enum MeshFormat {
  /** Wavefront OBJ, text. */
  OBJ("OBJ", true, UpAxis.Y, "obj"),
  /** Stereolithography, binary and text; written as binary. */
  STL("STL", true, UpAxis.Z, "stl"),
  /** Polygon file format, text and binary of both byte orders; written as little-endian binary. */
  PLY("PLY", true, UpAxis.Y, "ply"),
  /** Object file format of Geomview, text. */
  OFF("OFF", false, UpAxis.Y, "off"),
  /** glTF 2.0, JSON with its buffers inside or in files beside it. */
  GLTF("glTF", false, UpAxis.Y, "gltf"),
  /** glTF 2.0 in one binary file. */
  GLB("GLB", true, UpAxis.Y, "glb");

  private final String label;
  private final boolean writable;
  private final UpAxis up;
  private final String extension;

  MeshFormat(String label, boolean writable, UpAxis up, String extension) {
    this.label = label;
    this.writable = writable;
    this.up = up;
    this.extension = extension;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  /** Whether {@link MeshFiles#write} can make such files. */
  public boolean writable() {
    return writable;
  }

  /** Whether positions are written as floats, however far they are from the origin. */
  public boolean floatsOnly() {
    return this == STL || this == GLB;
  }

  /** The axis that points up by convention; files do not say it. */
  public UpAxis up() {
    return up;
  }

  /** The usual extension in lower case without the dot. */
  public String extension() {
    return extension;
  }

  /** All that can be written, in the order to offer them. */
  public static List<MeshFormat> writables() {
    return Arrays.stream(values()).filter(MeshFormat::writable).toList();
  }

  /** The format that a file name's extension stands for. */
  public static Optional<MeshFormat> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.extension.equals(extension)).findFirst();
  }
}
