package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An archive taken apart, to be put together otherwise. */
final class ZipParts {
  private static final String MANIFEST = "manifest.json";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final ObjectNode manifest;

  private ZipParts(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    manifest = (ObjectNode) new ObjectMapper().readTree(parts.remove(MANIFEST));
  }

  static ZipParts of(Path file) throws IOException {
    return new ZipParts(file);
  }

  /** As it will be written. */
  ObjectNode manifest() {
    return manifest;
  }

  Map<String, byte[]> entries() {
    return parts;
  }

  byte[] get(String name) {
    return Objects.requireNonNull(parts.get(name));
  }

  void put(String name, byte[] bytes) {
    parts.put(name, bytes);
  }

  void remove(String name) {
    parts.remove(name);
  }

  /** With lengths and hashes as they are now. */
  void tellHashes() throws Exception {
    ObjectNode told = manifest.putObject("entries");
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      told.putObject(part.getKey())
          .put("bytes", part.getValue().length)
          .put("sha256", SoundProjects.sha256(part.getValue()));
    }
  }

  byte[] bytes() throws IOException {
    return bytes(new ObjectMapper().writeValueAsBytes(manifest));
  }

  /** With another manifest. */
  byte[] bytes(byte[] json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(json);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
