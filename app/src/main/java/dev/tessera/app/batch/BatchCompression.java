package dev.tessera.app.batch;

import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Makes a compressed code-book of each file.
 *
 * @param bench where it works
 * @param network that codes
 * @param bitsPerPixel at most
 */
public record BatchCompression(BatchBench bench, CodingNetwork network, double bitsPerPixel)
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
    return bench.piece("Compressing", cancelled -> made(source, target, start, cancelled));
  }

  private BatchRow.Made made(Source source, Path target, long start, BooleanSupplier cancelled)
      throws Exception {
    Compressible signal = read(source, cancelled);
    bench.notes(source.item().name(), signal.notes());
    Compressed made =
        signal.compressor(network).atMost(bitsPerPixel, new CodingWatch(cancelled, done -> {}));
    CodeBookFile.write(made.book(), target);
    return new BatchRow.Made(
        signal.size(),
        BatchRow.Quality.ofPsnr(made.psnr()),
        OptionalLong.empty(),
        Files.size(target),
        (System.nanoTime() - start) * 1e-9);
  }

  private static Compressible read(Source source, BooleanSupplier cancelled)
      throws SignalFormatException {
    return switch (source.kind()) {
      case PICTURE -> Compressible.image(source.file(), cancelled);
      case CLIP ->
          Compressible.clip(source.file(), ClipChoice.ALL, new ClipWatch(cancelled, done -> {}));
      case SHAPE ->
          throw new IllegalArgumentException(
              "A shape cannot be compressed: it can be kept as a project.");
    };
  }
}
