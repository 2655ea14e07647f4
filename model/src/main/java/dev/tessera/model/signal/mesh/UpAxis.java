package dev.tessera.model.signal.mesh;

/** Which axis of a file points up; inside Tessera it is y. */
public enum UpAxis {
  /** The x axis. */
  X,
  /** The y axis, as in OBJ and glTF files by convention. */
  Y,
  /** The z axis, as in STL files from engineering programs. */
  Z
}
