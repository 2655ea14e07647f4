package dev.tessera.app.cli;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.mesh.MeshFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An end of a morph.
 *
 * @param name as it was given
 * @param mesh empty for a member of a family
 * @param file of the mesh; empty as well
 * @param notes what people should know of how the mesh was read
 */
record NamedEnd(String name, Optional<ShapeSignal> mesh, Optional<Path> file, List<String> notes) {
  /** Copies the notes. */
  NamedEnd {
    notes = List.copyOf(notes);
  }

  /**
   * The mesh as a project keeps it.
   *
   * @param save whether with a copy of its file
   */
  SavedSignal saved(SaveArguments save) throws IOException {
    ShapeSignal shape = mesh.orElseThrow();
    String own = String.valueOf(file.orElseThrow().getFileName());
    return new SavedSignal(
        own,
        save.source(file.orElseThrow()),
        new SavedSignal.Shape(shape.placement(), shape.mesh().triangleCount()));
  }

  /**
   * Reads a mesh, unless the name is that of a member and of no file.
   *
   * @throws SignalFormatException if it is neither a member nor a sound mesh
   * @throws IllegalArgumentException if it is neither a member nor a file
   */
  static NamedEnd of(String name, Optional<TrainedFamily> family, Reading reading)
      throws SignalFormatException {
    Path file = Path.of(name);
    if (family.isPresent() && !Files.exists(file)) {
      TrainedFamily known = family.get();
      if (known.members().contains(name)) {
        return new NamedEnd(name, Optional.empty(), Optional.empty(), List.of());
      }
      throw new IllegalArgumentException(
          "There is no file "
              + name
              + ", and the family "
              + known.name()
              + " has no such member; it has "
              + known.members().size()
              + ", "
              + known.members().get(0)
              + " for one.");
    }
    MeshFile read = Reading.mesh(file, reading.of("Reading " + name));
    reading.end();
    return new NamedEnd(
        name,
        Optional.of(ShapeSignal.of(name, read.mesh(), read.up())),
        Optional.of(file),
        read.notes());
  }
}
