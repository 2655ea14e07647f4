package dev.tessera.model.archive;

import java.util.Map;

/** Reads metadata strings as what they should be. */
final class MetadataReader {
  private final Map<String, String> metadata;
  private final String file;

  MetadataReader(Map<String, String> metadata, String file) {
    this.metadata = metadata;
    this.file = file;
  }

  /** Refuses files of another kind and those of versions to come. */
  void requireFormat(String format, int version) throws ArchiveFormatException {
    String found = metadata.getOrDefault("format", "none");
    if (!found.equals(format)) {
      throw bad("format", format, ArchiveFormatException.shortened(found));
    }
    whole("version", 1, version);
  }

  boolean has(String key) {
    return metadata.containsKey(key);
  }

  String text(String key) throws ArchiveFormatException {
    String value = metadata.get(key);
    if (value == null) {
      throw bad(key, "a value", "none");
    }
    return value;
  }

  long whole(String key, long low, long high) throws ArchiveFormatException {
    String text = text(key);
    String expected = "a whole number of " + low + " to " + high;
    try {
      long value = Long.parseLong(text);
      if (value < low || value > high) {
        throw bad(key, expected, text);
      }
      return value;
    } catch (NumberFormatException e) {
      throw bad(key, expected, ArchiveFormatException.shortened(text));
    }
  }

  double number(String key) throws ArchiveFormatException {
    String text = text(key);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw bad(key, "a number", ArchiveFormatException.shortened(text));
    }
  }

  ArchiveFormatException bad(String key, String expected, String found) {
    return new ArchiveFormatException(file, expected, found, "metadata " + key);
  }
}
