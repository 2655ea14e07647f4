package dev.tessera.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells which file a report is about. */
final class FileHash {
  private FileHash() {}

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
