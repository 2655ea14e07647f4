package dev.tessera.app.cli;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBook;
import dev.tessera.model.archive.codebook.CodeBookDecoder;
import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.io.FilmPlan;
import dev.tessera.model.signal.io.FrameClock;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where all frames of a code-book go.
 *
 * @param typed a film's name or a folder
 * @param scale output pixels per pixel
 */
record FilmTarget(String typed, double scale) {
  /**
   * Finds out before the work what would go wrong after it.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(CodeBook.Picture frame) {
    Optional<String> problem = format().problem(sides(frame.width()), sides(frame.height()));
    if (problem.isPresent()) {
      throw new IllegalArgumentException("Cannot write " + typed + ": " + problem.get() + ".");
    }
    Path target = Path.of(typed);
    if (format() != FrameFormat.PNG_SEQUENCE || !Files.isDirectory(target)) {
      OutputCheck.requireWritable(target);
    }
  }

  private FrameFormat format() {
    return FrameFormat.ofTyped(typed)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write "
                        + typed
                        + ": a clip becomes a film, whose name ends in .mp4, .webm or .gif, or"
                        + " numbered pictures in a folder, whose name ends in /; --time writes one"
                        + " frame as a picture."));
  }

  private int sides(int length) {
    return (int) Math.max(1, Math.round(scale * length));
  }

  /** Decodes and writes; nothing appears before the last frame. */
  boolean write(CodeBook book, CodeBookDecoder decoder, Share share)
      throws SaveException, ArchiveFormatException {
    FilmPlan plan =
        new FilmPlan(
            format(),
            sides(book.picture().width()),
            sides(book.picture().height()),
            FrameClock.of(book.times().orElseThrow()),
            Optional.empty());
    try (FrameWriter writer = FrameWriter.open(Path.of(typed), plan)) {
      decoder.decode(
          scale,
          (frame, picture) -> writer.write(Argb.pack(picture)),
          new CodingWatch(share.cancelled(), share));
      writer.finish();
    }
    return true;
  }
}
