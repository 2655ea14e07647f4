package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.signal.io.SoundZip;
import dev.tessera.model.signal.io.UnsoundZipException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * The archive of a project, open for reading. Nothing is unpacked to a place that the archive
 * names, no entry is read beyond the length it tells, and all lengths together are in proportion to
 * the file's.
 */
final class ProjectArchive implements AutoCloseable {
  private static final int MOST_MANIFEST = 64_000_000;

  /** What entries may come to: an archive that somebody packed again, tightly, but no bomb. */
  private static final long FREE_BYTES = 64_000_000;

  private static final long MOST_RATIO = 20;

  private static final SoundZip.Limits LIMITS =
      new SoundZip.Limits(
          100_000,
          FREE_BYTES,
          MOST_RATIO,
          name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"));

  private final SoundZip zip;
  private final Path path;
  private final String file;
  private final JsonPart manifest;
  private final Set<String> read = new HashSet<>();

  private ProjectArchive(SoundZip zip, Path path) throws ArchiveFormatException, IOException {
    this.zip = zip;
    this.path = path;
    file = path.toString();
    manifest = readManifest();
  }

  /**
   * Opens an archive and reads its manifest.
   *
   * @throws ArchiveFormatException if it is no project, or one of a later version
   */
  @SuppressWarnings("MustBeClosedChecker")
  static ProjectArchive open(Path path) throws ArchiveFormatException {
    String name = path.toString();
    if (!Files.exists(path)) {
      throw new ArchiveFormatException(name, "a file", "nothing of that name", "path");
    }
    if (!Files.isRegularFile(path)) {
      throw new ArchiveFormatException(name, "a file", "a folder or device", "path");
    }
    SoundZip zip;
    try {
      zip = SoundZip.open(path, LIMITS, StandardCharsets.UTF_8);
    } catch (UnsoundZipException e) {
      throw unsound(name, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveFormatException(
          name, "a project, which is a zip archive", problem(e), "the archive's directory", e);
    }
    try {
      return new ProjectArchive(zip, path);
    } catch (IOException | IllegalArgumentException e) {
      zip.close();
      throw new ArchiveFormatException(name, "a sound archive", problem(e), "while reading", e);
    } catch (ArchiveFormatException | RuntimeException | Error e) {
      zip.close();
      throw e;
    }
  }

  private static ArchiveFormatException unsound(String file, UnsoundZipException e) {
    return new ArchiveFormatException(file, e.expected(), e.found(), e.where(), e);
  }

  private static String problem(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }

  String file() {
    return file;
  }

  JsonPart manifest() {
    return manifest;
  }

  private JsonPart readManifest() throws ArchiveFormatException, IOException {
    String name = ProjectWriter.MANIFEST;
    JsonPart root = new JsonPart(tree(bytes(name, MOST_MANIFEST)), file, name);
    String format = root.text("format");
    if (!format.equals(ProjectWriter.FORMAT)) {
      throw root.bad("format", ProjectWriter.FORMAT, format);
    }
    long version = root.whole("version", 1, Integer.MAX_VALUE);
    if (version > ProjectWriter.VERSION) {
      throw root.bad(
          "version",
          "a project of version " + ProjectWriter.VERSION,
          "one of version " + version + ", which a later Tessera wrote");
    }
    return root;
  }

  private JsonNode tree(byte[] bytes) throws ArchiveFormatException {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      JsonNode root = mapper.readTree(bytes);
      if (!root.isObject()) {
        throw bad("a JSON object", "something else", ProjectWriter.MANIFEST);
      }
      return root;
    } catch (JsonProcessingException e) {
      String found = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none");
      throw bad("a JSON object", SoundZip.shown(found), ProjectWriter.MANIFEST);
    } catch (IOException e) {
      throw bad("a JSON object", "bytes that are no text", ProjectWriter.MANIFEST);
    }
  }

  private byte[] bytes(String name, int most) throws ArchiveFormatException, IOException {
    try {
      byte[] bytes = zip.bytes(name, most);
      read.add(name);
      return bytes;
    } catch (UnsoundZipException e) {
      throw unsound(file, e);
    }
  }

  /** The bytes of an entry, which are those that the manifest tells. */
  byte[] bytes(String name) throws ArchiveFormatException {
    JsonPart told = requireTold(name);
    try {
      byte[] bytes = bytes(name, told.size("bytes", 0, Integer.MAX_VALUE - 16));
      String hash = HexFormat.of().formatHex(ProjectEntries.sha256().digest(bytes));
      if (!hash.equals(told.text("sha256"))) {
        throw bad("the SHA-256 " + told.text("sha256"), hash, "entry " + name);
      }
      return bytes;
    } catch (IOException e) {
      throw new ArchiveFormatException(
          file, "a sound entry", problem(e), "entry " + SoundZip.shown(name), e);
    }
  }

  private JsonPart requireTold(String name) throws ArchiveFormatException {
    JsonPart all = manifest.part("entries");
    if (!all.has(name)) {
      throw bad("length and hash of each entry", "none", "entry " + SoundZip.shown(name));
    }
    return all.part(name);
  }

  /** Tensors of an entry. */
  TensorBundle tensors(String name) throws ArchiveFormatException {
    return SafeTensors.read(bytes(name), file + ", entry " + name);
  }

  /** An entry that is read later, if it is wanted; its bytes are compared then. */
  Content later(String name) throws ArchiveFormatException {
    requireTold(name);
    if (!zip.has(name)) {
      throw bad("an entry of this name", "none", "entry " + SoundZip.shown(name));
    }
    read.add(name);
    return new ArchivedContent(path, name);
  }

  /** Refuses entries that nobody asked for: they would get lost when the project is written. */
  void requireAllRead() throws ArchiveFormatException {
    Set<String> rest = new TreeSet<>(zip.names());
    rest.removeAll(read);
    for (String name : rest) {
      throw bad("no entry that the manifest does not know", "one", "entry " + SoundZip.shown(name));
    }
  }

  private ArchiveFormatException bad(String expected, String found, String where) {
    return new ArchiveFormatException(file, expected, found, where);
  }

  @Override
  public void close() {
    zip.close();
  }
}
