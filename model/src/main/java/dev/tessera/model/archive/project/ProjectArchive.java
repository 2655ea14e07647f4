package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.archive.TensorBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The archive of a project, open for reading. Nothing is unpacked to a place that the archive
 * names, no entry is read beyond the length it tells, and all lengths together are in proportion to
 * the file's.
 */
final class ProjectArchive implements AutoCloseable {
  private static final int MOST_ENTRIES = 100_000;
  private static final int MOST_MANIFEST = 64_000_000;

  /** What entries may come to: an archive that somebody packed again, tightly, but no bomb. */
  private static final long FREE_BYTES = 64_000_000;

  private static final long MOST_RATIO = 20;

  private final ZipFile zip;
  private final String file;
  private final JsonPart manifest;
  private final Set<String> read = new HashSet<>();

  private ProjectArchive(ZipFile zip, String file) throws ArchiveFormatException, IOException {
    this.zip = zip;
    this.file = file;
    requireSoundEntries();
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
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveFormatException(
          name, "a project, which is a zip archive", problem(e), "the archive's directory", e);
    }
    try {
      return new ProjectArchive(zip, name);
    } catch (IOException | IllegalArgumentException e) {
      close(zip);
      throw new ArchiveFormatException(name, "a sound archive", problem(e), "while reading", e);
    } catch (ArchiveFormatException | RuntimeException | Error e) {
      close(zip);
      throw e;
    }
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      // it was read only, and nobody reads it any more
      return;
    }
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

  private void requireSoundEntries() throws ArchiveFormatException, IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw bad("at most " + MOST_ENTRIES + " entries", zip.size() + "", "the archive's directory");
    }
    long most = FREE_BYTES + MOST_RATIO * Files.size(Path.of(zip.getName()));
    long total = 0;
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")) {
        throw bad(
            "names of entries that stay in the archive", shown(name), "entry " + names.size());
      }
      if (!names.add(name)) {
        throw bad("each entry once", "two", "entry " + shown(name));
      }
      total += Math.max(0, entry.getSize());
      if (entry.getSize() < 0 || total > most || total < 0) {
        throw bad("entries of at most " + most + " bytes in all", "more", "entry " + shown(name));
      }
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
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
      throw bad("a JSON object", shown(found), ProjectWriter.MANIFEST);
    } catch (IOException e) {
      throw bad("a JSON object", "bytes that are no text", ProjectWriter.MANIFEST);
    }
  }

  private byte[] bytes(String name, int most) throws ArchiveFormatException, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw bad("an entry of this name", "none", "entry " + shown(name));
    }
    int length = (int) Math.min(most, entry.getSize());
    try (InputStream stream = zip.getInputStream(entry)) {
      byte[] bytes = stream.readNBytes(length + 1);
      if (bytes.length != entry.getSize()) {
        String found = bytes.length > length ? "more" : bytes.length + "";
        throw bad(length + " bytes", found, "entry " + shown(name));
      }
      read.add(name);
      return bytes;
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
          file, "a sound entry", problem(e), "entry " + shown(name), e);
    }
  }

  private JsonPart requireTold(String name) throws ArchiveFormatException {
    JsonPart all = manifest.part("entries");
    if (!all.has(name)) {
      throw bad("length and hash of each entry", "none", "entry " + shown(name));
    }
    return all.part(name);
  }

  /** Tensors of an entry. */
  TensorBundle tensors(String name) throws ArchiveFormatException {
    return SafeTensors.read(new ByteArrayInputStream(bytes(name)), file + ", entry " + name);
  }

  /** An entry that is read later, if it is wanted; its bytes are compared then. */
  Content later(String name) throws ArchiveFormatException {
    requireTold(name);
    if (zip.getEntry(name) == null) {
      throw bad("an entry of this name", "none", "entry " + shown(name));
    }
    read.add(name);
    return new ArchivedContent(Path.of(zip.getName()), name);
  }

  /** Refuses entries that nobody asked for: they would get lost when the project is written. */
  void requireAllRead() throws ArchiveFormatException {
    Set<String> rest = new TreeSet<>();
    zip.stream().map(ZipEntry::getName).forEach(rest::add);
    rest.removeAll(read);
    for (String name : rest) {
      throw bad("no entry that the manifest does not know", "one", "entry " + shown(name));
    }
  }

  private ArchiveFormatException bad(String expected, String found, String where) {
    return new ArchiveFormatException(file, expected, found, where);
  }

  @Override
  public void close() {
    close(zip);
  }
}
