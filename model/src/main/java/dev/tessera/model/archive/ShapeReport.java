package dev.tessera.model.archive;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fit of a shape was made of and how well it went. Lengths and areas are those of the unit
 * sphere that the shape fills.
 *
 * @param tessera version of the program
 * @param input the mesh's file
 * @param options every setting of the fit by name
 * @param device where it ran
 * @param stopReason why it ended, in words
 * @param steps optimiser steps done
 * @param seconds seconds of preparing and fitting, pauses not counted
 * @param preparationSeconds part of them in which distances to the mesh were computed
 * @param samplesPerSecond points fitted per second over the whole run
 * @param extraction how the surface was found
 * @param written the mesh that was written
 * @param parameters how many numbers the field holds
 * @param memory the most that was used
 * @param curve PSNR of the clamped distance over the run, dB with a peak of 2
 */
public record ShapeReport(
    String tessera,
    Input input,
    Map<String, Object> options,
    DeviceReport device,
    String stopReason,
    long steps,
    double seconds,
    double preparationSeconds,
    double samplesPerSecond,
    Extraction extraction,
    Written written,
    Parameters parameters,
    FitReport.Memory memory,
    List<FitReport.CurvePoint> curve) {
  /**
   * The file a fit was made from.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param format what the file is
   * @param triangles of the repaired mesh
   * @param up the axis of the file that points up: X, Y or Z
   * @param repairs what was repaired, in words
   */
  public record Input(
      String file, String sha256, String format, int triangles, String up, List<String> repairs) {
    /** Copies the repairs. */
    public Input {
      repairs = List.copyOf(repairs);
    }
  }

  /**
   * How the surface was found.
   *
   * @param resolution N, cells along each axis of [-1,1]^3
   * @param seconds with normals
   * @param evaluations points at which the field was evaluated for the mesh
   * @param shareOfLattice evaluations over (N+1)^3
   */
  public record Extraction(
      int resolution, double seconds, long evaluations, double shareOfLattice) {
    /** Takes the share from the number. */
    public static Extraction of(int resolution, double seconds, long evaluations) {
      double lattice = Math.pow(resolution + 1.0, 3);
      return new Extraction(resolution, seconds, evaluations, evaluations / lattice);
    }
  }

  /**
   * The mesh that was written, measured as it is read back.
   *
   * @param file name without folders
   * @param format what the file is
   * @param vertices of the mesh
   * @param triangles of the mesh
   * @param iou volume shared over volume filled by either, counted in 256^3 points
   * @param chamfer mean squared distance between 100,000 points on each surface, both ways added
   * @param chamferToSurface the same from points to the other surface itself
   * @param seam mean error where tiles meet over mean error elsewhere, before any decimation
   * @param boundaryEdges edges of one triangle, 0 for a closed mesh
   * @param components parts that share no vertex
   * @param eulerCharacteristic 2 for a sphere, 0 for a torus
   */
  public record Written(
      String file,
      String format,
      int vertices,
      int triangles,
      double iou,
      double chamfer,
      double chamferToSurface,
      double seam,
      int boundaryEdges,
      int components,
      int eulerCharacteristic) {}

  /**
   * Counts of parameters.
   *
   * @param networks weights of both networks
   * @param codes floats of all codes
   * @param tiles near the surface, one code each
   */
  public record Parameters(long networks, long codes, int tiles) {
    /** Counts those of a result. */
    public static Parameters of(Fitted<?> fitted) {
      int tiles = fitted.codes().tiles();
      return new Parameters(
          fitted.weights().length(), (long) tiles * fitted.codes().latent(), tiles);
    }
  }

  /** Copies the collections. */
  public ShapeReport {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    curve = List.copyOf(curve);
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
