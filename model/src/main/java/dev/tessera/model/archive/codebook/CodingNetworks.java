package dev.tessera.model.archive.codebook;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ArchiveFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Networks for coding: the shipped one, those of files, and the one that a code-book names. */
public final class CodingNetworks {
  private static final long MOST_BYTES = 1L << 28;

  private CodingNetworks() {}

  /** The one that comes with the program, trained for coding photographs. */
  public static CodingNetwork shipped() {
    try (InputStream stream = Assets.openCodingNetwork()) {
      return CodingNetwork.read(stream.readAllBytes(), "photo-code");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ArchiveFormatException e) {
      throw new IllegalStateException("the network for coding of this program is damaged", e);
    }
  }

  /**
   * A file of pre-trained networks.
   *
   * @throws ArchiveFormatException if it is none, or cannot code pictures
   */
  public static CodingNetwork read(Path file) throws ArchiveFormatException {
    return CodingNetwork.read(bytes(file), file.toString());
  }

  private static byte[] bytes(Path file) throws ArchiveFormatException {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? "a folder or device" : "nothing of that name";
      throw new ArchiveFormatException(name, "a file", found, "path");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ArchiveFormatException(
            name, "at most " + MOST_BYTES + " bytes", Files.size(file) + "", "end of the file");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ArchiveFormatException(
          name, "a readable file", e.getClass().getSimpleName(), "while reading", e);
    }
  }

  /**
   * The network of a code-book: its own, the shipped one, or one in some folders, whatever the
   * names of the files there.
   *
   * @param folders where networks may lie; those that do not exist are passed over
   * @param name of the code-book's file, for messages
   * @throws ArchiveFormatException if there is none with that hash, or it cannot code pictures
   */
  public static CodingNetwork of(CodeBook book, List<Path> folders, String name)
      throws ArchiveFormatException {
    if (book.embedded().isPresent()) {
      byte[] embedded = book.embedded().get();
      if (!hash(embedded).equals(book.network())) {
        throw new ArchiveFormatException(
            name, "the network " + book.network(), hash(embedded), "embedded network");
      }
      return CodingNetwork.read(embedded, name);
    }
    CodingNetwork usual = shipped();
    if (usual.hash().equals(book.network())) {
      return usual;
    }
    Optional<byte[]> found = photographs(book.network());
    for (Path folder : folders) {
      found = found.isPresent() ? found : in(folder, book.network());
    }
    if (found.isEmpty()) {
      throw new ArchiveFormatException(
          name,
          "the network it was compressed with, whose file has the SHA-256 " + book.network(),
          "no such network with the program" + places(folders) + "; --network names its file",
          "network");
    }
    return CodingNetwork.read(found.get(), name);
  }

  private static String places(List<Path> folders) {
    return folders.stream().map(folder -> " or in " + folder).collect(Collectors.joining());
  }

  /** Networks for fitting that come with the program. */
  private static Optional<byte[]> photographs(String hash) {
    try {
      for (String name : Assets.networks(NetworkKind.PHOTO)) {
        try (InputStream stream = Assets.openNetworks(NetworkKind.PHOTO, name)) {
          byte[] bytes = stream.readAllBytes();
          if (hash(bytes).equals(hash)) {
            return Optional.of(bytes);
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> in(Path folder, String hash) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.safetensors")) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
          byte[] bytes = Files.readAllBytes(file);
          if (hash(bytes).equals(hash)) {
            return Optional.of(bytes);
          }
        }
      }
      return Optional.empty();
    } catch (IOException | DirectoryIteratorException unreadable) {
      return Optional.empty();
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(CodingNetwork.sha256(bytes));
  }
}
