package dev.tessera.app.session;

import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.clip.ClipFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What dialogs show: names as "*.png" and, as cameras and phones write them, "*.PNG". */
public final class FilePatterns {
  private FilePatterns() {}

  /** Of every picture that is read. */
  public static List<String> images() {
    return patterns(Arrays.stream(ImageFormat.values()).flatMap(f -> f.extensions().stream()));
  }

  /** Of clips that are known by their names; animated pictures are among the pictures. */
  public static List<String> clips() {
    return patterns(Arrays.stream(ClipFormat.values()).flatMap(f -> f.extensions().stream()));
  }

  /** Of light fields whose views are in one file. */
  public static List<String> zips() {
    return patterns(Stream.of("zip"));
  }

  /** Of compressed code-books. */
  public static List<String> codeBooks() {
    return patterns(Stream.of(CodeBookFile.EXTENSION.substring(1)));
  }

  /** Of every mesh that is read. */
  public static List<String> meshes() {
    return patterns(Arrays.stream(MeshFormat.values()).map(MeshFormat::extension));
  }

  /** Of projects. */
  public static List<String> projects() {
    return patterns(Stream.of(ProjectFile.EXTENSION.substring(1)));
  }

  private static List<String> patterns(Stream<String> extensions) {
    return extensions.flatMap(e -> Stream.of("*." + e, "*." + e.toUpperCase(Locale.ROOT))).toList();
  }
}
