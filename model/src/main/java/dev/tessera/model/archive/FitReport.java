package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a fit was made of and how well it went, for {@code --report}. Lengths and areas are those of
 * the unit sphere that a shape fills.
 *
 * @param tessera version of the program
 * @param input the signal's file
 * @param options every setting of the fit by name
 * @param course how it went
 * @param made what was made of it
 * @param curve PSNR over the run, of the live picture or of the clamped distance with a peak of 2
 */
public record FitReport(
    String tessera,
    Input input,
    Map<String, Object> options,
    @JsonUnwrapped Course course,
    @JsonUnwrapped Made made,
    List<CurvePoint> curve) {
  /** The file a fit was made from. */
  public sealed interface Input permits Image, Clip, LightField, Shape {
    /** Its name without folders. */
    String file();
  }

  /**
   * The file of an image.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param width pixels from left to right
   * @param height pixels from top to bottom
   * @param channels of the fitted signal: 1, 3 or 4
   * @param bitDepth bits per channel, 8 or 16
   */
  public record Image(String file, String sha256, int width, int height, int channels, int bitDepth)
      implements Input {
    /** Of what was read from it. */
    public static Image of(GridSignal picture, String sha256) {
      return new Image(
          picture.name(),
          sha256,
          picture.width(),
          picture.height(),
          picture.samples().channels(),
          picture.bitDepth());
    }
  }

  /**
   * The file of a clip, or the folder of its frames, and what of it was read.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param width pixels from left to right, as fitted
   * @param height pixels from top to bottom, as fitted
   * @param frames that were fitted
   * @param seconds from the first of them to the end of the last
   * @param start seconds from the file's first frame to the first that was fitted
   * @param channels of the fitted signal: 3 or 4
   * @param bitDepth bits per channel, 8 or 16
   */
  public record Clip(
      String file,
      String sha256,
      int width,
      int height,
      int frames,
      double seconds,
      double start,
      int channels,
      int bitDepth)
      implements Input {
    /**
     * Of what was read from it.
     *
     * @param times when its frames are shown
     * @param start seconds from the file's first frame to the first that was read
     */
    public static Clip of(GridSignal frames, ClipTimes times, double start, String sha256) {
      return new Clip(
          frames.name(),
          sha256,
          frames.width(),
          frames.height(),
          frames.samples().extent(0),
          times.duration(),
          start,
          frames.samples().channels(),
          frames.bitDepth());
    }
  }

  /**
   * The file of a light field, or the folder of its views, and what of it was read.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param rows of views from top to bottom, as read
   * @param columns of views from left to right, as read
   * @param width pixels of a view from left to right, as read
   * @param height pixels of a view from top to bottom, as read
   * @param bitDepth bits per channel, 8 or 16
   * @param given which views the fit looked at: all or even
   */
  public record LightField(
      String file,
      String sha256,
      int rows,
      int columns,
      int width,
      int height,
      int bitDepth,
      String given)
      implements Input {}

  /**
   * The file of a shape.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param format what the file is
   * @param triangles of the repaired mesh
   * @param up the axis of the file that points up: X, Y or Z
   * @param repairs what was repaired, in words
   */
  public record Shape(
      String file, String sha256, String format, int triangles, String up, List<String> repairs)
      implements Input {
    /** Copies the repairs. */
    public Shape {
      repairs = List.copyOf(repairs);
    }

    /**
     * Of what was read from it.
     *
     * @param placed as it was repaired and placed
     */
    public static Shape of(ShapeSignal placed, MeshFormat format, String sha256) {
      return new Shape(
          placed.name(),
          sha256,
          format.label(),
          placed.mesh().triangleCount(),
          placed.placement().up().name(),
          placed.repairs());
    }
  }

  /**
   * How a fit went.
   *
   * @param device where it ran
   * @param stopReason why it ended, in words
   * @param steps optimiser steps done
   * @param seconds seconds of preparing and fitting, pauses not counted
   * @param preparationSeconds part of them in which distances to a mesh were computed; null of an
   *     image
   * @param samplesPerSecond samples fitted per second over the whole run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Course(
      DeviceReport device,
      String stopReason,
      long steps,
      double seconds,
      @Nullable Double preparationSeconds,
      double samplesPerSecond) {}

  /**
   * What was made of a fit.
   *
   * @param extraction how a surface was found; null of an image
   * @param written what was written
   * @param parameters how many numbers the field holds
   * @param memory the most that was used
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Made(
      @Nullable Extraction extraction, Written written, Parameters parameters, Memory memory) {}

  /** What was written, measured. */
  public sealed interface Written permits Picture, Frames, Views, Surface {}

  /**
   * The picture that was written.
   *
   * @param file name without folders
   * @param scale output pixels per signal pixel and axis
   * @param bitDepth bits per channel, 8 or 16
   * @param psnr against the original, dB; infinite if equal
   * @param ssim against the original, at most 1
   * @param compared which picture PSNR and SSIM were taken of
   */
  public record Picture(
      String file, double scale, int bitDepth, double psnr, double ssim, String compared)
      implements Written {
    /** Whether both pictures are equal; the infinite PSNR that JSON cannot hold means this. */
    @JsonProperty
    public boolean exact() {
      return psnr == Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The frames that were written.
   *
   * @param file name without folders
   * @param format what the file is
   * @param scale output pixels per signal pixel and axis
   * @param count how many frames
   * @param framesPerSecond on average
   * @param psnr mean over the original's frames of the PSNR of each against the original, of 8
   *     bits, dB; an equal frame counts 99
   * @param psnrOfFrames of each of the original's frames, dB
   * @param compared which frames PSNR was taken of
   */
  public record Frames(
      String file,
      String format,
      double scale,
      int count,
      double framesPerSecond,
      double psnr,
      List<Double> psnrOfFrames,
      String compared)
      implements Written {
    /** Copies the list. */
    public Frames {
      psnrOfFrames = List.copyOf(psnrOfFrames);
    }
  }

  /**
   * The views of a light field as the field gives them back, none of which is written.
   *
   * @param psnrGiven mean of the PSNR of each view that the fit looked at against the original, of
   *     8 bits, dB; an equal view counts 99
   * @param psnrLeftOut likewise of all other views; null if there are none
   * @param psnrOfViews of each view, row by row from the top
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Views(
      double psnrGiven, @Nullable Double psnrLeftOut, List<List<Double>> psnrOfViews)
      implements Written {
    /** Copies the lists. */
    public Views {
      psnrOfViews = psnrOfViews.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The mesh that was written, measured as it is read back.
   *
   * @param file name without folders
   * @param format what the file is
   * @param mesh what it is made of
   * @param likeness how close it is to the original
   * @param topology how it hangs together
   */
  public record Surface(
      String file,
      String format,
      @JsonUnwrapped Size mesh,
      @JsonUnwrapped Likeness likeness,
      @JsonUnwrapped Topology topology)
      implements Written {}

  /** Vertices and triangles of a mesh. */
  public record Size(int vertices, int triangles) {}

  /**
   * How close a mesh is to the original.
   *
   * @param iou volume shared over volume filled by either, counted in 256^3 points
   * @param chamfer mean squared distance between 100,000 points on each surface, both ways added
   * @param chamferToSurface the same from points to the other surface itself
   * @param seam mean error where tiles meet over mean error elsewhere, before any decimation
   */
  public record Likeness(double iou, double chamfer, double chamferToSurface, double seam) {}

  /**
   * How a mesh hangs together.
   *
   * @param boundaryEdges edges of one triangle, 0 for a closed mesh
   * @param components parts that share no vertex
   * @param eulerCharacteristic 2 for a sphere, 0 for a torus
   */
  public record Topology(int boundaryEdges, int components, int eulerCharacteristic) {}

  /**
   * How a surface was found.
   *
   * @param resolution N, cells along each axis of [-1,1]^3
   * @param seconds with normals
   * @param evaluations points at which the field was evaluated for the mesh
   */
  public record Extraction(int resolution, double seconds, long evaluations) {
    /** Evaluations over (N+1)^3. */
    @JsonProperty
    public double shareOfLattice() {
      return evaluations / Math.pow(resolution + 1.0, 3);
    }
  }

  /**
   * Counts of parameters.
   *
   * @param networks weights of both networks
   * @param codes floats of all codes
   * @param floatsPerPixel both together per pixel of an image, or of every frame of a clip; null of
   *     a shape
   * @param tiles near the surface of a shape, one code each; null of an image
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Parameters(
      long networks, long codes, @Nullable Double floatsPerPixel, @Nullable Integer tiles) {
    /** Counts those of an image's fit. */
    public static Parameters perPixel(Fitted<?> fitted, long pixels) {
      Parameters counted = perTile(fitted);
      double floats = counted.networks + counted.codes;
      return new Parameters(counted.networks, counted.codes, floats / pixels, null);
    }

    /** Counts those of a shape's fit. */
    public static Parameters perTile(Fitted<?> fitted) {
      int tiles = fitted.codes().tiles();
      long codes = (long) tiles * fitted.codes().latent();
      return new Parameters(fitted.weights().length(), codes, null, tiles);
    }
  }

  /**
   * Peaks of memory.
   *
   * @param nativeBytes largest memory of the engine's arrays, bytes
   * @param heapBytes sum of the peaks of the Java heap's pools, bytes
   */
  public record Memory(long nativeBytes, long heapBytes) {
    /** With what the heap has held in this process. */
    public static Memory peaks(long nativeBytes) {
      long heapBytes =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .mapToLong(pool -> pool.getPeakUsage().getUsed())
              .sum();
      return new Memory(nativeBytes, heapBytes);
    }
  }

  /**
   * A point of the curve.
   *
   * @param seconds seconds of fitting, pauses not counted
   * @param step optimiser steps done
   * @param psnr dB
   */
  public record CurvePoint(double seconds, long step, double psnr) {}

  /** Copies the collections. */
  public FitReport {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    curve = List.copyOf(curve);
  }

  /** Of a fit that has ended. */
  public static FitReport of(
      String tessera, Input input, FitOptions options, FitResult<?> result, Made made) {
    return of(tessera, input, options.settings(), result, made);
  }

  /** As above, with settings by name. */
  public static FitReport of(
      String tessera, Input input, Map<String, Object> options, FitResult<?> result, Made made) {
    boolean prepared = input instanceof Shape;
    Course course =
        new Course(
            result.device(),
            result.reason().text(),
            result.step(),
            result.seconds(),
            prepared ? result.pace().preparationSeconds() : null,
            result.pace().samplesPerSecond());
    return new FitReport(tessera, input, options, course, made, points(result.curve()));
  }

  /** Every point of a curve. */
  static List<CurvePoint> points(FitCurve curve) {
    return IntStream.range(0, curve.length())
        .mapToObj(i -> new CurvePoint(curve.seconds(i), curve.step(i), curve.value(i)))
        .toList();
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
