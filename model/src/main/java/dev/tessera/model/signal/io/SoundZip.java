package dev.tessera.model.signal.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip archive that may come from anywhere. Nothing is unpacked to a place that it names, names
 * are looked at before anything is read, no entry is read beyond the length it tells, and all
 * lengths together are in proportion to the file's.
 */
public final class SoundZip implements Closeable {
  private final ZipFile zip;

  /**
   * What is sound.
   *
   * @param entries at most
   * @param freeBytes that entries may come to, whatever the length of the file
   * @param ratio how many bytes more each byte of the file may stand for
   * @param names whether an entry may have a name
   */
  public record Limits(int entries, long freeBytes, long ratio, Predicate<String> names) {}

  private SoundZip(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens an archive.
   *
   * @param letters of names that are not marked as UTF-8
   * @throws UnsoundZipException if it goes beyond the limits
   * @throws IOException if it is no archive
   * @throws IllegalArgumentException likewise, if names are of other letters
   */
  public static SoundZip open(Path file, Limits limits, Charset letters) throws IOException {
    ZipFile zip = new ZipFile(file.toFile(), letters);
    try {
      requireSound(zip, limits);
      return new SoundZip(zip);
    } catch (IOException | RuntimeException | Error e) {
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

  private static void requireSound(ZipFile zip, Limits limits) throws IOException {
    String directory = "the archive's directory";
    if (zip.size() > limits.entries()) {
      throw new UnsoundZipException(
          "at most " + limits.entries() + " entries", zip.size() + "", directory);
    }
    long most = limits.freeBytes() + limits.ratio() * Files.size(Path.of(zip.getName()));
    long total = 0;
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (!limits.names().test(name)) {
        throw new UnsoundZipException(
            "names of entries that stay in the archive", shown(name), "entry " + names.size());
      }
      if (!names.add(name)) {
        throw new UnsoundZipException("each entry once", "two", "entry " + shown(name));
      }
      total += Math.max(0, entry.getSize());
      if (entry.getSize() < 0 || total > most || total < 0) {
        throw new UnsoundZipException(
            "entries of at most " + most + " bytes in all", "more", "entry " + shown(name));
      }
    }
  }

  /** A name for a message: one line, not too long. */
  public static String shown(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  /** The names of all entries, in the order of the archive. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    zip.stream().map(ZipEntry::getName).forEach(names::add);
    return names;
  }

  /** Whether there is an entry of a name. */
  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /**
   * The bytes of an entry.
   *
   * @param most at most
   * @throws UnsoundZipException if there is no such entry, or if it has more bytes than allowed, or
   *     others than it tells
   */
  public byte[] bytes(String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    String where = "entry " + shown(name);
    if (entry == null) {
      throw new UnsoundZipException("an entry of this name", "none", where);
    }
    int length = (int) Math.min(most, entry.getSize());
    try (InputStream stream = zip.getInputStream(entry)) {
      byte[] bytes = stream.readNBytes(length + 1);
      if (bytes.length != entry.getSize()) {
        String found = bytes.length > length ? "more" : bytes.length + "";
        throw new UnsoundZipException(length + " bytes", found, where);
      }
      return bytes;
    }
  }

  @Override
  public void close() {
    close(zip);
  }
}
