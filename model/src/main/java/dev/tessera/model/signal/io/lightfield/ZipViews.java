package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.SoundZip;
import dev.tessera.model.signal.io.UnsoundZipException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/** Views in a ZIP file, read from there: nothing is unpacked to the disk. */
final class ZipViews implements ViewFiles {
  private static final int MOST_BYTES_OF_A_VIEW = 1_000_000_000;

  /** Views that are not compressed shrink well in an archive, but not a hundred times. */
  private static final SoundZip.Limits LIMITS =
      new SoundZip.Limits(100_000, 256_000_000, 100, ZipViews::staysInside);

  private final SoundZip zip;
  private final Path file;

  private ZipViews(SoundZip zip, Path file) {
    this.zip = zip;
    this.file = file;
  }

  /**
   * Opens an archive.
   *
   * @throws BadLightFieldException if it is none, or could do harm
   */
  @SuppressWarnings("MustBeClosedChecker")
  static ZipViews open(Path file) throws IOException {
    try {
      return new ZipViews(opened(file), file);
    } catch (UnsoundZipException e) {
      throw unsound(e);
    } catch (ZipException e) {
      String message = String.valueOf(e.getMessage());
      throw new BadLightFieldException("an undamaged ZIP", "one that cannot be read: " + message);
    }
  }

  /** Older programs write names in the letters of their own country, which are not always UTF-8. */
  @SuppressWarnings("MustBeClosedChecker")
  private static SoundZip opened(Path file) throws IOException {
    try {
      return SoundZip.open(file, LIMITS, StandardCharsets.UTF_8);
    } catch (UnsoundZipException e) {
      throw e;
    } catch (ZipException | IllegalArgumentException e) {
      return SoundZip.open(file, LIMITS, StandardCharsets.ISO_8859_1);
    }
  }

  private static BadLightFieldException unsound(UnsoundZipException e) {
    return new BadLightFieldException(
        "a ZIP with " + e.expected(), e.found() + " (" + e.where() + ")");
  }

  private static boolean staysInside(String name) {
    boolean rooted = name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*");
    return !rooted && !Arrays.asList(name.split("[/\\\\]")).contains("..");
  }

  @Override
  public String holder() {
    return "a ZIP";
  }

  @Override
  public List<String> names() {
    return zip.names().stream()
        .filter(name -> !name.endsWith("/") && !name.startsWith("__MACOSX/"))
        .sorted()
        .toList();
  }

  @Override
  public ImageInfo header(String name) throws IOException, SignalFormatException {
    return ImageFiles.header(stream(name), shown(name));
  }

  @Override
  public Samples read(String name, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    return ImageFiles.read(
            stream(name), shown(name), AlphaMode.COMPOSITE, Long.MAX_VALUE, cancelled)
        .samples();
  }

  private InputStream stream(String name) throws IOException {
    try {
      return new ByteArrayInputStream(zip.bytes(name, MOST_BYTES_OF_A_VIEW));
    } catch (UnsoundZipException e) {
      throw unsound(e);
    }
  }

  private String shown(String name) {
    return file + "/" + SoundZip.shown(name);
  }

  @Override
  public Optional<byte[]> bytes(String name, int most) throws IOException {
    try {
      return Optional.of(zip.bytes(name, most));
    } catch (UnsoundZipException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    zip.close();
  }
}
