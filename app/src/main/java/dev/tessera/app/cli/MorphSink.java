package dev.tessera.app.cli;

import dev.tessera.model.job.Film;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Takes the frames of a morph one by one. */
interface MorphSink extends AutoCloseable {
  /**
   * Writes a frame.
   *
   * @param placement brings it from the unit sphere to where the files' meshes lay; empty to leave
   *     it
   */
  void write(int index, Surface surface, Optional<Placement> placement) throws SaveException;

  /** After the last frame. */
  void finish() throws SaveException;

  @Override
  void close() throws SaveException;

  /** A film, or a folder of meshes. */
  static MorphSink open(MorphOutput output) throws SaveException {
    Optional<FrameFormat> film = output.film();
    return film.isPresent() ? new Pictures(output, film.get()) : new Folder(output);
  }

  /** Pictures of the surface in the unit sphere, all from the same place. */
  final class Pictures implements MorphSink {
    private final SurfaceSink film;

    Pictures(MorphOutput output, FrameFormat format) throws SaveException {
      film =
          SurfaceSink.film(
              output.out(), Film.square(format, output.size, output.fps), OrbitCamera.of(1));
    }

    @Override
    public void write(int index, Surface surface, Optional<Placement> placement)
        throws SaveException {
      film.write(surface.mesh(), surface.normals(), placement, () -> false);
    }

    @Override
    public void finish() throws SaveException {
      film.finish();
    }

    @Override
    public void close() throws SaveException {
      film.close();
    }
  }

  /** frame-0000.obj and so on. */
  final class Folder implements MorphSink {
    private final MorphOutput output;

    Folder(MorphOutput output) throws SaveException {
      this.output = output;
      try {
        Files.createDirectories(output.out());
      } catch (IOException e) {
        throw new SaveException(output.out(), "the folder cannot be made", e);
      }
    }

    @Override
    public void write(int index, Surface surface, Optional<Placement> placement)
        throws SaveException {
      String name = String.format(Locale.ROOT, "frame-%04d.%s", index, output.meshes().extension());
      Path file = output.out().resolve(name);
      Mesh mesh = placement.map(p -> p.toFile(surface.mesh())).orElse(surface.mesh());
      Normals normals = placement.map(p -> p.toFile(surface.normals())).orElse(surface.normals());
      MeshFiles.write(mesh, Optional.of(normals), file, output.meshes());
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
