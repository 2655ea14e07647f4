package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.UpAxis;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads before it begins, while a line tells how far it is. Nothing is written
 * meanwhile, so the process listens for no Ctrl-C, which ends it at once.
 */
final class Reading {
  private static final long SHOWN_NANOS = 100_000_000;

  /** Bytes of a mesh file between two questions whether its reading was cancelled. */
  private static final double BYTES_PER_QUESTION = 1 << 16;

  private final Console console;
  private final ProgressLine progress;
  private long shown;

  Reading(Console console) {
    this.console = console;
    progress = console.progress();
  }

  /** All that is read, in words such as "Reading cow.obj"; told now and then how much is done. */
  Share of(String words) {
    return Share.all(() -> false, done -> show(words, done));
  }

  /** What reads frames or views, and tells how far it is. */
  @FunctionalInterface
  interface Watched<T> {
    /** Reads them. */
    T read(ClipWatch watch) throws SignalFormatException;
  }

  /**
   * Reads a file of many frames or views.
   *
   * @throws SignalFormatException if it cannot be read
   * @throws picocli.CommandLine.ParameterException if more of it is asked for than there is
   */
  static <T> T of(Console console, Path file, Watched<T> how) throws SignalFormatException {
    Reading reading = new Reading(console);
    Share share = reading.of("Reading " + file.getFileName());
    try {
      return how.read(new ClipWatch(share.cancelled(), share));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    } finally {
      reading.end();
    }
  }

  private void show(String words, double done) {
    long now = System.nanoTime();
    if (now - shown >= SHOWN_NANOS) {
      shown = now;
      progress.part(words, done, now);
    }
  }

  /** Tells what people should know of how a file was read. */
  void notes(String file, List<String> notes) {
    if (!notes.isEmpty()) {
      end();
    }
    notes.forEach(note -> console.note(file + ": " + note + "."));
  }

  /** Leaves the line. */
  void end() {
    progress.end();
  }

  /** Reads a mesh file. */
  static MeshFile mesh(Path file, Share share) throws SignalFormatException {
    BooleanSupplier counting = share.counting(1 + file.toFile().length() / BYTES_PER_QUESTION);
    return MeshFiles.read(file, counting);
  }

  /**
   * Repairs and places what was read, and refuses what has no inside to fit.
   *
   * @param up what points up, or null for what the file says
   * @param cells along each axis at which its surface would be extracted
   * @throws IllegalArgumentException with one clear sentence
   */
  static ShapeSignal shape(
      String name, MeshFile file, @Nullable UpAxis up, int cells, Share share) {
    ShapeSignal shape = ShapeSignal.of(name, file.mesh(), up == null ? file.up() : up);
    requireInside(shape, cells, share);
    return shape;
  }

  /**
   * Refuses what has no inside to fit.
   *
   * @param cells along each axis at which its surface would be extracted
   * @throws IllegalArgumentException with one clear sentence
   */
  static void requireInside(ShapeSignal shape, int cells, Share share) {
    Inside.of(shape.mesh(), MeshDistance.of(shape.mesh(), share), cells).require(shape.name());
  }
}
