package dev.tessera.app.batch;

import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a file of a batch holds. */
public enum BatchKind {
  /** One image. */
  PICTURE,
  /** Frames. */
  CLIP,
  /** A mesh. */
  SHAPE;

  /** The word for it in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a file's name says; empty if it is none of these. */
  public static Optional<BatchKind> ofName(Path file) {
    String name = String.valueOf(file.getFileName());
    if (ImageFormat.ofName(name).isPresent()) {
      return Optional.of(PICTURE);
    }
    if (ClipFormat.ofName(name).isPresent()) {
      return Optional.of(CLIP);
    }
    return MeshFormat.ofName(name).map(format -> SHAPE);
  }

  /**
   * What a file's content says, a GIF of several frames is a clip; a picture if it says nothing.
   */
  public static BatchKind of(Path file) {
    if (MeshFiles.recognise(file).isPresent()) {
      return SHAPE;
    }
    return ClipFiles.recognise(file).isPresent() ? CLIP : PICTURE;
  }
}
