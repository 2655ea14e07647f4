package dev.tessera.app.rate;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A picture as compressed code-books; settings are lengths of steps, counted down from 255 so that
 * larger ones give larger files. Looking at the picture is done once; one file is made at a time.
 */
final class CodeBookFiles implements PictureCoder {
  private static final int LONGEST = 255;
  private static final List<Integer> LENGTHS = List.of(130, 90, 60, 40, 27, 18, 12, 8);

  private final GridSignal picture;
  private final CodingNetwork network;
  private final Compressor compressor;

  /** Of a picture, with a network for coding. */
  CodeBookFiles(GridSignal picture, CodingNetwork network) {
    this.picture = picture;
    this.network = network;
    compressor = new Compressor(picture, network);
  }

  @Override
  public String name() {
    return "Code-book";
  }

  @Override
  public List<Integer> settings() {
    return LENGTHS.stream().map(length -> LONGEST - length).toList();
  }

  @Override
  public RatedPicture at(int setting, BooleanSupplier cancelled) throws IOException {
    return measured(setting, steps(LONGEST - setting, watch(cancelled)), cancelled);
  }

  private synchronized Compressed steps(int length, CodingWatch watch) {
    return compressor.withSteps(length, watch);
  }

  @Override
  public Optional<RatedPicture> within(long bytes, BooleanSupplier cancelled) throws IOException {
    double bitsPerPixel = 8.0 * bytes / picture.samples().count();
    try {
      return Optional.of(
          measured(0, compressed(Aim.BITS, bitsPerPixel, watch(cancelled)), cancelled));
    } catch (Compressor.OutOfReach e) {
      return Optional.empty();
    }
  }

  /**
   * Compresses to an aim.
   *
   * @throws Compressor.OutOfReach if it cannot be reached
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  synchronized Compressed compressed(Aim aim, double value, CodingWatch watch)
      throws Compressor.OutOfReach {
    return aim.compressed(compressor, value, watch);
  }

  private RatedPicture measured(int setting, Compressed file, BooleanSupplier cancelled)
      throws IOException {
    try {
      Samples decoded =
          new CodeBookDecoder(file.book(), network, picture.name()).decode(1, watch(cancelled));
      RatePoint point = RatePoint.of(setting, picture.samples(), decoded, file.bytes(), cancelled);
      return new RatedPicture(decoded, point);
    } catch (ArchiveFormatException e) {
      throw new IOException("a code-book written here cannot be read", e);
    }
  }

  private static CodingWatch watch(BooleanSupplier cancelled) {
    return new CodingWatch(cancelled, done -> {});
  }
}
