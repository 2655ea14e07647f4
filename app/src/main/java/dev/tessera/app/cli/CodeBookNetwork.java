package dev.tessera.app.cli;

import dev.tessera.app.AppDirs;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network codes pictures, as an option. */
final class CodeBookNetwork {
  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "A .safetensors file of networks for pictures, as train --form experts writes them;"
              + " default the one that comes with the program.")
  private @Nullable Path file;

  /** The one that was named. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** For compressing. */
  CodingNetwork chosen() throws ArchiveFormatException {
    return file == null ? CodingNetworks.shipped() : CodingNetworks.read(file);
  }

  /**
   * For decompressing.
   *
   * @throws ArchiveFormatException if there is none, or the one that was named is another
   */
  CodingNetwork of(CodeBook book, Path codeBook) throws ArchiveFormatException {
    if (file == null) {
      return CodingNetworks.of(book, AppDirs.networks(codeBook), codeBook.toString());
    }
    CodingNetwork named = CodingNetworks.read(file);
    if (!named.hash().equals(book.network())) {
      throw new ArchiveFormatException(
          file.toString(),
          "the network that " + codeBook + " was compressed with, of SHA-256 " + book.network(),
          "one of " + named.hash(),
          "--network");
    }
    return named;
  }
}
