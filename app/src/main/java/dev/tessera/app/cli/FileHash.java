package dev.tessera.app.cli;

import dev.tessera.model.archive.project.Content;
import dev.tessera.model.archive.project.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells which file a report is about. */
final class FileHash {
  private FileHash() {}

  /**
   * A file as the source of a signal.
   *
   * @param embed whether projects are to keep a copy
   */
  static SourceFile source(Path file, boolean embed) throws IOException {
    SourceFile source = SourceFile.at(file, sha256(file), Files.size(file));
    return embed ? source.with(Optional.of(Content.of(file))) : source;
  }

  /** SHA-256 of a file's bytes, lower-case hexadecimal. */
  static String sha256(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return sha256(stream);
    }
  }

  /** That of all bytes of a stream; the caller closes it. */
  static String sha256(InputStream stream) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
