package dev.tessera.model.archive.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file a signal was read from, or the folder of numbered files.
 *
 * @param name of the file, without folders
 * @param places where it may lie, absolute, the most likely first; none if it never was a file,
 *     such as a picture that was pasted
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param bytes its length
 * @param content its bytes, if the project is to hold a copy; see {@link #MOST_EMBEDDED}
 */
public record SourceFile(
    String name, List<Path> places, String sha256, long bytes, Optional<Content> content) {
  /** Sources of more bytes are referred to, never copied. */
  public static final long MOST_EMBEDDED = 500_000_000;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Copies the places; rejects what is no hash, no length or no name of a file. */
  public SourceFile {
    places = List.copyOf(places);
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits, found " + sha256);
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("a file has 0 bytes or more, found " + bytes);
    }
    if (name.isBlank() || name.equals(".") || name.equals("..") || name.matches(".*[/\\\\:].*")) {
      throw new IllegalArgumentException("a name of a file has no folders, found " + name);
    }
  }

  /** A file that is referred to. */
  public static SourceFile at(Path file, String sha256, long bytes) {
    Path whole = file.toAbsolutePath().normalize();
    return new SourceFile(
        String.valueOf(whole.getFileName()), List.of(whole), sha256, bytes, Optional.empty());
  }

  /** The same with a copy in the project, or without. */
  public SourceFile with(Optional<Content> newContent) {
    return new SourceFile(name, places, sha256, bytes, newContent);
  }

  /** The same, found at another place, which comes first from now on. */
  public SourceFile foundAt(Path place) {
    return new SourceFile(
        name, List.of(place.toAbsolutePath().normalize()), sha256, bytes, content);
  }

  /** Whether a project may hold a copy. */
  public boolean embeddable() {
    return bytes <= MOST_EMBEDDED;
  }

  /**
   * A file that is referred to, with the hash of what it holds now.
   *
   * @throws IOException if it cannot be read
   */
  public static SourceFile of(Path file) throws IOException {
    SourceFile hashed = embedded(String.valueOf(file.getFileName()), Content.of(file));
    return at(file, hashed.sha256(), hashed.bytes());
  }

  /**
   * What never was a file, such as a sample; the project holds a copy.
   *
   * @throws IOException if it cannot be read
   */
  public static SourceFile embedded(String name, Content content) throws IOException {
    MessageDigest digest = ProjectEntries.sha256();
    try (DigestInputStream in = new DigestInputStream(content.open(), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new SourceFile(name, List.of(), sha256, bytes, Optional.of(content));
    }
  }
}
