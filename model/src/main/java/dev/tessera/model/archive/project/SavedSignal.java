package dev.tessera.model.archive.project;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.mesh.Placement;
import java.util.List;

/**
 * A signal that was opened: where it came from, and what must be known of it without its source.
 *
 * @param name for titles, such as the file's name
 * @param source the file it was read from
 * @param kind what it is
 * @param studies of sizes, made of it or of a frame or view of it
 */
public record SavedSignal(
    String name, SourceFile source, Kind kind, List<ComparisonReport> studies) {
  /** Copies the list. */
  public SavedSignal {
    studies = List.copyOf(studies);
  }

  /** A signal that nobody has studied. */
  public SavedSignal(String name, SourceFile source, Kind kind) {
    this(name, source, kind, List.of());
  }

  /**
   * A picture.
   *
   * @param alpha what became of its transparency when it was read
   */
  public static SavedSignal ofPicture(GridSignal signal, SourceFile source, AlphaMode alpha) {
    return new SavedSignal(signal.name(), source, Picture.of(alpha, signal));
  }

  /**
   * A clip.
   *
   * @param choice what of it was read
   */
  public static SavedSignal ofClip(ClipFile clip, ClipChoice choice, SourceFile source) {
    Picture frame = Picture.of(AlphaMode.KEEP, clip.signal());
    Clip kind = new Clip(choice, clip.start(), clip.times(), frame);
    return new SavedSignal(clip.signal().name(), source, kind);
  }

  /** A solid. */
  public static SavedSignal ofShape(ShapeSignal signal, SourceFile source) {
    Shape kind = new Shape(signal.placement(), signal.mesh().triangleCount());
    return new SavedSignal(signal.name(), source, kind);
  }

  /** The same from another file, or with another copy of it. */
  public SavedSignal with(SourceFile other) {
    return new SavedSignal(name, other, kind, studies);
  }

  /** The same with other studies. */
  public SavedSignal with(List<ComparisonReport> others) {
    return new SavedSignal(name, source, kind, others);
  }

  /** What a signal is. */
  public sealed interface Kind permits Picture, Clip, LightField, Shape {}

  /**
   * Samples on a grid of two axes.
   *
   * @param alpha what became of its transparency when it was read
   * @param width pixels
   * @param height pixels
   * @param channels values of a pixel, 1 to 4
   * @param bitDepth bits of a value in the file, 1 to 64
   */
  public record Picture(AlphaMode alpha, int width, int height, int channels, int bitDepth)
      implements Kind {
    /** Rejects values out of range, naming the setting. */
    public Picture {
      Range.require("width", width, 1, Integer.MAX_VALUE);
      Range.require("height", height, 1, Integer.MAX_VALUE);
      Range.require("channels", channels, 1, 4);
      Range.require("bit depth", bitDepth, 1, 64);
    }

    /** What a picture is, or each frame of a clip. */
    public static Picture of(AlphaMode alpha, GridSignal signal) {
      return new Picture(
          alpha, signal.width(), signal.height(), signal.samples().channels(), signal.bitDepth());
    }
  }

  /**
   * Samples on a grid (t, y, x).
   *
   * @param choice what of its source was read
   * @param start seconds from the source's first frame to the first that was read
   * @param times when the frames that were read are shown
   * @param frame what each of them is like; its transparency was kept
   */
  public record Clip(ClipChoice choice, double start, ClipTimes times, Picture frame)
      implements Kind {
    /** Rejects a time before the source begins. */
    public Clip {
      Range.require("start in seconds", start, 0, Double.MAX_VALUE);
    }
  }

  /**
   * Samples on a grid (v, u, y, x).
   *
   * @param choice what of its source was read, and how it was turned
   * @param grid of the views that were read
   * @param view what each of them is like; what was transparent lies on white
   */
  public record LightField(LightFieldChoice choice, ViewGrid grid, Picture view) implements Kind {}

  /**
   * A solid that a mesh bounds.
   *
   * @param placement how it was brought into the unit sphere
   * @param triangles of the mesh
   */
  public record Shape(Placement placement, int triangles) implements Kind {
    /** Rejects values out of range, naming the setting. */
    public Shape {
      Range.require("triangles", triangles, 0, Integer.MAX_VALUE);
    }
  }
}
