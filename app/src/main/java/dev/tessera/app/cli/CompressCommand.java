package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.app.batch.Compressible;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.archive.codebook.Compressor;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera compress}: a picture or a clip in, a code-book of few bytes out. */
@Command(
    name = "compress",
    description = {
      "Compresses a picture or a clip to a code-book of the size or the quality that is asked for;"
          + " decompress makes a picture or a clip of it again, at any scale."
    })
final class CompressCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      paramLabel = "IMAGE|CLIP|P.tessera",
      description =
          "An image: PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC; a clip: MP4, MOV, WebM,"
              + " MKV, Y4M, an animated GIF, PNG or WebP, or a folder of numbered frames; or a"
              + " project, of which what its first picture shows is taken, changed codes included.")
  private Path file = Path.of("");

  @Mixin private ClipArguments clip = new ClipArguments();

  @Mixin private KindArguments kind = new KindArguments();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Aim aim = new Aim();

  @Option(
      names = "--out",
      paramLabel = "X.tsra",
      required = true,
      description = "The compressed code-book; replaced if it exists.")
  private Path out = Path.of("");

  @Mixin private CodeBookNetwork network = new CodeBookNetwork();

  @Option(
      names = "--embed",
      description =
          "Put the network into the file: about 4 MB more, which --bpp does not count, and whoever"
              + " opens it needs no other file.")
  private boolean embed;

  /** What is wanted. */
  static final class Aim {
    @Option(
        names = "--bpp",
        paramLabel = "B",
        required = true,
        description =
            "Bits per pixel of the whole file, of a clip per pixel of every frame; at most, and at"
                + " least 99 %% of it where it is not tiny and has that much to tell.")
    private @Nullable Double bitsPerPixel;

    @Option(
        names = "--psnr",
        paramLabel = "D",
        required = true,
        description =
            "PSNR in dB of the decompressed picture in 8 bits, of a clip the mean of its frames'; at"
                + " least, and little more.")
    private @Nullable Double psnr;
  }

  CompressCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    console.check(this::check);
    CodingNetwork coding = network.chosen();
    Optional<ProjectPicture> project = project();
    try (Workbench bench = console.bench()) {
      Optional<Compressible> signal =
          project.isPresent()
              ? project.get().rendered(bench).map(shown -> Compressible.picture(shown, List.of()))
              : Optional.of(read());
      Optional<Compressed> made =
          signal.flatMap(
              found -> bench.work("Compressing", share -> compressed(found, coding, share)));
      if (made.isEmpty()) {
        return ExitCode.CANCELLED.number();
      }
      CodeBook book = made.get().book();
      CodeBookFile.write(embed ? book.embedding(coding) : book, out);
      bench.progress().end();
      tell(made.get(), coding);
      return ExitCode.DONE.number();
    } catch (CompletionException e) {
      throw outOfReach(e);
    }
  }

  private Compressible read() throws SignalFormatException, IOException {
    if (ClipFiles.recognise(file).isEmpty()) {
      Compressible image = Compressible.image(file, () -> false);
      console.notes(image.notes());
      return image;
    }
    try {
      kind.tell(console, file);
      ClipChoice choice = clip.choice(console);
      return clip.firstFrame ? firstFrame(choice) : frames(choice);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  /** One frame of a clip as a picture. */
  private Compressible firstFrame(ClipChoice choice) throws SignalFormatException, IOException {
    StillFrame frame = StillFrame.read(file, choice, AlphaMode.KEEP);
    console.notes(frame.notes());
    return Compressible.picture(frame.picture(), frame.notes());
  }

  private Compressible frames(ClipChoice choice) throws SignalFormatException {
    Compressible read = Reading.of(console, file, watch -> Compressible.clip(file, choice, watch));
    new Reading(console).notes(file.toString(), read.notes());
    return read;
  }

  private Optional<ProjectPicture> project() throws ArchiveFormatException {
    if (!SaveArguments.named(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProjectPicture.of(ProjectFile.read(file), file));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  /** What cannot be had was asked for wrongly; work on another thread wraps why. */
  private RuntimeException outOfReach(CompletionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Compressor.OutOfReach) {
        return console.usage(
            new IllegalArgumentException(String.valueOf(cause.getMessage()), failure));
      }
    }
    return failure;
  }

  private void check() {
    if (!String.valueOf(out.getFileName()).endsWith(CodeBookFile.EXTENSION)) {
      throw new IllegalArgumentException(
          "Cannot write " + out + ": the name must end in " + CodeBookFile.EXTENSION + ".");
    }
    if (aim.bitsPerPixel != null) {
      Compressible.requireBits("--bpp", aim.bitsPerPixel);
    }
    if (aim.psnr != null && !(aim.psnr > 0 && aim.psnr < 100)) {
      throw new IllegalArgumentException(
          "--psnr must be more than 0 and less than 100, found " + aim.psnr);
    }
    kind.check(console, file);
    if (kind.ofLightField(file)) {
      throw new IllegalArgumentException(
          "A light field cannot be compressed: tessera fit " + file + " --save keeps it.");
    }
    if (ClipFiles.recognise(file).isEmpty()) {
      console.refuse("is for clips, and " + file + " is none", ClipArguments.NAMES);
    }
    ClipChoice unused = clip.choice(console); // refuses what makes no sense
    OutputCheck.requireOther(file, "file to compress", out);
    OutputCheck.requireDistinct(List.of(out));
  }

  private Compressed compressed(Compressible signal, CodingNetwork coding, Share share)
      throws Compressor.OutOfReach {
    Compressor compressor = signal.compressor(coding);
    CodingWatch watch = new CodingWatch(share.cancelled(), share);
    return aim.bitsPerPixel != null
        ? compressor.atMost(aim.bitsPerPixel, watch)
        : compressor.atLeast(aim.psnr == null ? 0 : aim.psnr, watch);
  }

  private void tell(Compressed made, CodingNetwork coding) {
    int frames = made.book().frames();
    String of = made.book().times().isPresent() ? " of " + Words.count(frames, "frame") : "";
    String network = embed ? " and " + coding.bytes() + " bytes of its network" : "";
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d bytes%s, %.4f bits per pixel%s, PSNR %s%n",
            out,
            made.bytes(),
            network,
            made.bitsPerPixel(),
            of,
            Words.psnr(made.psnr()));
  }
}
