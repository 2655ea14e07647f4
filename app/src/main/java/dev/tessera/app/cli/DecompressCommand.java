package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.DetailFile;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.magnify.Magnification;
import dev.tessera.model.render.Between;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera decompress}: a compressed code-book in, a picture or a clip out. */
@Command(
    name = "decompress",
    description =
        "Makes a picture or a clip of a compressed code-book, at its own or any other scale.")
final class DecompressCommand implements Callable<Integer> {
  /**
   * What is done of the work once a picture is decoded, and once it is larger; writing is the rest.
   */
  private static final double DECODING = 0.6;

  private static final double ENLARGING = 0.8;

  @Mixin private final Console console;

  @Parameters(paramLabel = "X.tsra", description = "What compress wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description =
          "The picture (.png, .tif or .jpg); of a clip a film (.mp4, .webm or .gif), or FRAMES/ for"
              + " a folder of numbered PNG files. Replaced if it exists.")
  private Path out = Path.of("");

  @Option(
      names = "--scale",
      paramLabel = "K",
      defaultValue = "1",
      description = "Output pixels per pixel of the original, more than 0, at most 8; default 1.")
  private double scale = 1;

  @Mixin private DetailArguments larger = new DetailArguments();

  @Option(
      names = "--time",
      paramLabel = "T",
      description = "Clips: write as a picture the frame that is shown T seconds after the first.")
  private @Nullable Double time;

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
    boolean film = book.times().isPresent() && time == null;
    console.check(() -> checkTarget(book, film));
    CodingNetwork coding = network.of(book, file);
    CodeBookDecoder decoder = new CodeBookDecoder(book, coding, file.toString());
    try (Workbench bench = console.bench()) {
      Optional<Boolean> done =
          bench.work(
              "Decompressing",
              share -> film ? frames(book, decoder, bench, share) : picture(book, decoder, share));
      bench.progress().end();
      return (done.isEmpty() ? ExitCode.CANCELLED : ExitCode.DONE).number();
    }
  }

  private void check() {
    OutputCheck.requireScale(scale);
    larger.requireEffect(scale);
    OutputCheck.requireOther(file, "code-book to decompress", out);
  }

  private void requireFitting(CodeBook.Picture picture, long mostPixels) {
    double largest = larger.detail() ? Magnification.doubled(scale) : scale;
    if (picture.pixels() * largest * largest > mostPixels) {
      throw new IllegalArgumentException(
          "A picture at scale " + scale + " does not fit in memory.");
    }
  }

  private void checkTarget(CodeBook book, boolean film) {
    if (film) {
      console.refuse("is for pictures, and " + file + " is a clip", DetailArguments.PLAIN);
      film().requireSides(size(book));
      OutputCheck.requireWritable(ClipTarget.first(out));
      return;
    }
    if (book.times().isEmpty()) {
      console.refuse("is for clips, and " + file + " is a picture", "--time");
    } else {
      double end = Math.rint(1e6 * book.times().get().duration()) / 1e6;
      if (!(time() >= 0 && time() < end)) {
        throw new IllegalArgumentException(
            "--time must be 0 or more and less than " + end + ", found " + time());
      }
    }
    OutputCheck.requireSides(out, book.picture().width(), book.picture().height(), scale);
    OutputCheck.requireDistinct(List.of(out));
  }

  private ClipTarget film() {
    return new ClipTarget(out, scale, Optional.empty(), Between.FIELD);
  }

  private static ClipSize size(CodeBook book) {
    return new ClipSize(book.picture().width(), book.picture().height());
  }

  private double time() {
    return time == null ? 0 : time;
  }

  /** Nothing appears before the last frame. */
  private boolean frames(CodeBook book, CodeBookDecoder decoder, Workbench bench, Share share)
      throws SaveException, ArchiveFormatException {
    ClipOutput frames = film().open(size(book), book.times().orElseThrow(), Optional.empty());
    try {
      decoder.decode(
          scale,
          (frame, picture) -> frames.append(picture),
          new CodingWatch(share.cancelled(), share));
      frames.finish();
      frames.tell(console, bench.progress());
    } finally {
      frames.abandon();
    }
    return true;
  }

  private boolean picture(CodeBook book, CodeBookDecoder decoder, Share share) throws Exception {
    Share decoding = share.part(0, DECODING);
    int frame = book.times().map(times -> times.frameAt(time())).orElse(0);
    CodingWatch watch = new CodingWatch(decoding.cancelled(), decoding);
    boolean detail = book.times().isEmpty() && scale > 1 && larger.detail();
    Samples picture =
        detail
            ? Magnification.by(scale, DetailFile.shipped(), decoder.decode(frame, 1, watch))
                .finished(share.part(DECODING, ENLARGING))
            : decoder.decode(frame, scale, watch);
    int depth = OutputCheck.format(out) == ImageFormat.JPEG ? 8 : book.picture().bitDepth();
    ImageFiles.write(
        picture,
        out,
        WriteOptions.of(OutputCheck.format(out), depth),
        share.part(ENLARGING, 1).counting(picture.extent(0)));
    return true;
  }
}
