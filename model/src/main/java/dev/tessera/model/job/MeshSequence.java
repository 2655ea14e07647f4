package dev.tessera.model.job;

import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Meshes of one folder: written into a hidden one inside it, moved out of it at the end. */
final class MeshSequence implements SurfaceSink {
  private static final String STEM = "frame-";

  private final Path folder;
  private final Path temporary;
  private final boolean made;
  private final MeshFormat format;
  private final List<Path> written = new ArrayList<>();
  private boolean finished;

  private MeshSequence(Path folder, Path temporary, boolean made, MeshFormat format) {
    this.folder = folder;
    this.temporary = temporary;
    this.made = made;
    this.format = format;
  }

  static MeshSequence open(Path folder, MeshFormat format) throws SaveException {
    boolean there = Files.isDirectory(folder);
    try {
      if (there) {
        refuseAnother(folder, format);
      } else {
        Files.createDirectory(folder);
      }
      Path temporary = Files.createDirectory(folder.resolve(".tessera-" + UUID.randomUUID()));
      return new MeshSequence(folder, temporary, !there, format);
    } catch (IOException e) {
      throw new SaveException(folder, "meshes cannot be written into this folder", e);
    }
  }

  /** A sequence laid over a longer one would go on into the rest of it. */
  private static void refuseAnother(Path folder, MeshFormat format)
      throws IOException, SaveException {
    Pattern frame = Pattern.compile(Pattern.quote(STEM) + "\\d{4,}\\." + format.extension());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (frame.matcher(name).matches()) {
          throw new SaveException(folder, name + " is in it already, choose another folder");
        }
      }
    }
  }

  @Override
  public void write(
      Mesh mesh, Normals normals, Optional<Placement> placement, BooleanSupplier cancelled)
      throws SaveException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    int number = written.size() + 1;
    String name = String.format(Locale.ROOT, "%s%04d.%s", STEM, number, format.extension());
    Path file = temporary.resolve(name);
    written.add(file);
    MeshFiles.write(
        placement.map(p -> p.toFile(mesh)).orElse(mesh),
        Optional.of(placement.map(p -> p.toFile(normals)).orElse(normals)),
        file,
        format);
  }

  @Override
  public void finish() throws SaveException {
    List<Path> moved = new ArrayList<>();
    try {
      for (Path file : written) {
        moved.add(Files.move(file, folder.resolve(String.valueOf(file.getFileName()))));
      }
      finished = true;
    } catch (IOException e) {
      for (Path file : moved) {
        delete(file);
      }
      throw new SaveException(folder, "meshes cannot be written into this folder", e);
    }
  }

  @Override
  public void close() throws SaveException {
    for (Path file : written) {
      delete(file);
    }
    delete(temporary);
    if (made && !finished) {
      delete(folder);
    }
  }

  private void delete(Path file) throws SaveException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new SaveException(folder, "what was written cannot be removed again", e);
    }
  }
}
