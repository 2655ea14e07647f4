package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.mesh.MeshFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A flow that a project keeps, and the meshes between which it leads.
 *
 * @param ends as they lie in their files
 * @param flow as it was found
 */
record KeptMorph(MorphEnds ends, FlowPlan flow) {
  /**
   * Reads the first flow of a project.
   *
   * @throws IllegalArgumentException with one clear sentence if there is none, or a source is gone
   */
  static KeptMorph read(Path file, Reading reading)
      throws ArchiveFormatException, SignalFormatException, IOException {
    Project project = ProjectFile.read(file);
    for (SavedWay.OfFlow way : project.flowWays()) {
      if (way.found().isPresent()) {
        SavedWay.Found found = way.found().get();
        try (ProjectSources sources = new ProjectSources()) {
          MorphEnds ends =
              new MorphEnds(
                  end(project.signals().get(way.first()), sources, reading),
                  end(project.signals().get(way.second()), sources, reading));
          return new KeptMorph(ends, new FlowPlan(found.obeyed(), Optional.of(found.flow())));
        }
      }
    }
    throw new IllegalArgumentException(
        "There is no flow in " + file + ": tessera interpolate A B --save keeps one.");
  }

  private static NamedEnd end(SavedSignal saved, ProjectSources sources, Reading reading)
      throws IOException, SignalFormatException {
    Path file = sources.require(saved);
    MeshFile read = Reading.mesh(file, reading.of("Reading " + saved.name()));
    reading.end();
    SavedSignal.Shape kind = (SavedSignal.Shape) saved.kind();
    ShapeSignal shape = ShapeSignal.of(saved.name(), read.mesh(), kind.placement().up());
    return new NamedEnd(saved.name(), Optional.of(shape), Optional.of(file), List.of());
  }
}
