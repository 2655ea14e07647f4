package dev.tessera.app.cli;

import dev.tessera.app.AppDirs;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingNetworks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what a compressed code-book holds. */
final class CodeBookFacts {
  private static final String[] CHANNELS = {"grey", "grey with alpha", "RGB", "RGB with alpha"};

  private CodeBookFacts() {}

  static void print(Path file, CodeBook book, PrintWriter out) {
    CodeBook.Picture picture = book.picture();
    long bytes = file.toFile().length();
    out.printf("file         %s%n", file);
    out.printf("format       compressed code-book%n");
    out.printf("size         %d x %d pixels%n", picture.width(), picture.height());
    book.times()
        .ifPresent(
            times ->
                out.printf(
                    Locale.ROOT, "frames       %d, in %.2f s%n", times.frames(), times.duration()));
    out.printf("channels     %d (%s)%n", picture.channels(), CHANNELS[picture.channels() - 1]);
    out.printf("depth        %d bits per channel of the original%n", picture.bitDepth());
    out.printf(
        Locale.ROOT,
        "bytes        %d, %.4f bits per pixel%s%n",
        bytes,
        8.0 * bytes / book.pixels(),
        book.times().isPresent() ? " of every frame" : "");
    out.printf(Locale.ROOT, "steps        %.2f of 255%n", book.step());
    out.printf("network      %s%n", network(file, book));
    out.printf("SHA-256      %s%n", book.network());
  }

  private static String network(Path file, CodeBook book) {
    try {
      CodingNetwork found = CodingNetworks.of(book, AppDirs.networks(file), file.toString());
      return found.name() + (book.embeds() ? ", part of the file" : "");
    } catch (ArchiveFormatException missing) {
      return book.embeds()
          ? "part of the file, but damaged"
          : "not found: decompress needs its file by --network";
    }
  }
}
