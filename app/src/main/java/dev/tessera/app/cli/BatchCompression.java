package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.signal.io.clip.ClipChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes a compressed code-book of each file.
 *
 * @param bench where it works
 * @param network that codes
 * @param bitsPerPixel at most
 */
record BatchCompression(Workbench bench, CodingNetwork network, double bitsPerPixel)
    implements BatchMaker {
  @Override
  public String extension() {
    return CodeBookFile.EXTENSION;
  }

  @Override
  public String settings(BatchKind kind) {
    return "compressed to %s bits per pixel with %s".formatted(bitsPerPixel, network.hash());
  }

  @Override
  public Optional<BatchRow.Made> make(Source source, Path target) {
    long start = System.nanoTime();
    return bench.work(
        "Compressing",
        share -> {
          Compressible signal = read(source);
          Compressed made =
              signal
                  .compressor(network)
                  .atMost(bitsPerPixel, new CodingWatch(share.cancelled(), share));
          CodeBookFile.write(made.book(), target);
          return new BatchRow.Made(
              signal.size(),
              BatchRow.Quality.ofPsnr(made.psnr()),
              OptionalLong.empty(),
              Files.size(target),
              (System.nanoTime() - start) * 1e-9);
        });
  }

  private Compressible read(Source source) throws Exception {
    Console console = bench.console();
    return switch (source.kind()) {
      case PICTURE -> Compressible.image(source.file(), console);
      case CLIP -> Compressible.clip(source.file(), ClipChoice.ALL, console);
      case SHAPE ->
          throw new IllegalArgumentException(
              "A shape cannot be compressed: --save keeps it as a project.");
    };
  }
}
