package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera decompress}: a compressed code-book in, a picture out. */
@Command(
    name = "decompress",
    description = "Makes a picture of a compressed code-book, at its own or any other scale.")
final class DecompressCommand implements Callable<Integer> {
  /** Of the work, decoding; writing is the rest. */
  private static final double DECODING = 0.8;

  @Mixin private final Console console;

  @Parameters(paramLabel = "X.tsra", description = "What compress wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "The picture (.png, .tif or .jpg); replaced if it exists.")
  private Path out = Path.of("");

  @Option(
      names = "--scale",
      paramLabel = "K",
      defaultValue = "1",
      description = "Output pixels per pixel of the original, more than 0, at most 8; default 1.")
  private double scale = 1;

  @Mixin private CodeBookNetwork network = new CodeBookNetwork();

  DecompressCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    console.check(this::check);
    // A canvas holds three floats a pixel, and what is written as many.
    long mostPixels = SignalLimit.bytes() / (3 * Float.BYTES);
    CodeBook book = CodeBookFile.read(file, mostPixels);
    console.check(() -> requireFitting(book.picture(), mostPixels));
    CodingNetwork coding = network.of(book, file);
    try (Workbench bench = console.bench()) {
      Optional<Boolean> done = bench.work("Decompressing", share -> write(book, coding, share));
      bench.progress().end();
      return (done.isEmpty() ? ExitCode.CANCELLED : ExitCode.DONE).number();
    }
  }

  private void check() {
    OutputCheck.format(out);
    OutputCheck.requireOther(file, "code-book to decompress", out);
    OutputCheck.requireDistinct(List.of(out));
    OutputCheck.requireScale(scale);
  }

  private void requireFitting(CodeBook.Picture picture, long mostPixels) {
    OutputCheck.requireSides(out, picture.width(), picture.height(), scale);
    if (picture.pixels() * scale * scale > mostPixels) {
      throw new IllegalArgumentException(
          "A picture at scale " + scale + " does not fit in memory.");
    }
  }

  private boolean write(CodeBook book, CodingNetwork coding, Share share) throws Exception {
    Share decoding = share.part(0, DECODING);
    Samples picture =
        new CodeBookDecoder(book, coding, file.toString())
            .decode(scale, new CodingWatch(decoding.cancelled(), decoding));
    int depth = OutputCheck.format(out) == ImageFormat.JPEG ? 8 : book.picture().bitDepth();
    ImageFiles.write(
        picture,
        out,
        WriteOptions.of(OutputCheck.format(out), depth),
        share.part(DECODING, 1).counting(picture.extent(0)));
    return true;
  }
}
