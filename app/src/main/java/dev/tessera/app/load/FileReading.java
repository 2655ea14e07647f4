package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.PointCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Reads files as the commands do: what is a clip or a mesh by its content, else by its name, is
 * taken as one, and all else as a picture, compressed code-books among them; what can be a light
 * field only is one. For the I/O pool.
 *
 * @param alpha what becomes of transparency
 * @param budget how large a picture may be
 * @param series looks at clips and light fields
 */
record FileReading(AlphaMode alpha, LoadBudget budget, SeriesLooking series) {
  /** Fewer points than this tell no shape. */
  private static final int FEWEST_POINTS = 16;

  /**
   * Reads a file, a large picture only as far as its header, a clip or a light field only as far as
   * to tell what it holds.
   *
   * @param pictures whether what is no mesh is taken
   * @throws SignalFormatException if it can be read neither way
   * @throws ArchiveFormatException if it is a project or a code-book that is not sound
   */
  FileContent read(Path file, boolean pictures, BooleanSupplier cancelled)
      throws SignalFormatException, ArchiveFormatException, IOException {
    if (ProjectReading.isProject(file)) {
      return FileContent.of(new ProjectReading(budget).read(file, cancelled));
    }
    boolean book = CodeBookFile.recognise(file);
    boolean many = !book && SeriesLooking.recognise(file);
    if (!many && MeshFiles.recognise(file).isPresent()) {
      return FileContent.of(
          shape(nameOf(file), file, cancelled).from(Origin.of(source(file), alpha)));
    }
    if (!pictures) {
      return FileContent.passedOver();
    }
    if (many) {
      return FileContent.of(series.find(file, cancelled));
    }
    if (book) {
      Origin origin = Origin.of(source(file), AlphaMode.KEEP);
      Session session =
          CodeBookReading.session(file, nameOf(file), origin, budget.maxSamples(), cancelled);
      return FileContent.of(new FileContent.Picture(session, List.of()));
    }
    ImageInfo header = ImageFiles.header(file);
    return budget.judge(header) == LoadBudget.Verdict.FINE
        ? FileContent.of(picture(file, cancelled))
        : FileContent.of(header);
  }

  /** Reads a picture of any size that is not refused. */
  FileContent.Picture picture(Path file, BooleanSupplier cancelled) throws SignalFormatException {
    ImageFile image = ImageFiles.open(file, alpha, budget.maxSamples(), cancelled);
    Origin origin = Origin.of(source(file), alpha);
    return new FileContent.Picture(Session.of(image.signal(), origin), image.info().notes());
  }

  /** A mesh, or the points of a file without faces. */
  static OpenShape shape(String name, Path file, BooleanSupplier cancelled)
      throws SignalFormatException {
    try {
      return OpenShape.of(name, MeshFiles.read(file, cancelled), "", cancelled);
    } catch (SignalFormatException noMesh) {
      Optional<PointCloud> points = points(file, cancelled);
      if (points.isEmpty() || points.get().count() < FEWEST_POINTS) {
        throw noMesh;
      }
      MeshFormat format = MeshFiles.recognise(file).orElse(MeshFormat.PLY);
      return OpenShape.ofPoints(name, points.get(), format);
    }
  }

  /** What is wrong with the points is wrong with the mesh, which is told. */
  private static Optional<PointCloud> points(Path file, BooleanSupplier cancelled) {
    try {
      return MeshFiles.readPoints(file, cancelled);
    } catch (SignalFormatException e) {
      return Optional.empty();
    }
  }

  static SourceFile source(Path file) throws SignalFormatException {
    try {
      return SourceFile.of(file);
    } catch (IOException e) {
      throw new SignalFormatException(file.toString(), "a file that can be read", e.toString());
    }
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
