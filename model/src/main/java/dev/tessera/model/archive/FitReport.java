package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a fit was made of and how well it went; {@link FitReportFile} writes it as JSON.
 *
 * @param tessera version of the program
 * @param input the signal's file
 * @param options every setting of the fit by name
 * @param device where it ran
 * @param stopReason why it ended, in words
 * @param steps optimiser steps done
 * @param seconds seconds of fitting, pauses not counted
 * @param samplesPerSecond samples fitted per second over the whole run
 * @param written the picture that was written
 * @param parameters how many numbers the field holds
 * @param memory the most that was used
 * @param curve PSNR of the live picture over the run
 */
public record FitReport(
    String tessera,
    Input input,
    Map<String, Object> options,
    DeviceReport device,
    String stopReason,
    long steps,
    double seconds,
    double samplesPerSecond,
    Written written,
    Parameters parameters,
    Memory memory,
    List<CurvePoint> curve) {
  /**
   * The file a fit was made from.
   *
   * @param file name without folders
   * @param sha256 of the file's bytes, lower-case hexadecimal
   * @param width pixels from left to right
   * @param height pixels from top to bottom
   * @param channels of the fitted signal: 1, 3 or 4
   * @param bitDepth bits per channel, 8 or 16
   */
  public record Input(
      String file, String sha256, int width, int height, int channels, int bitDepth) {}

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
  public record Written(
      String file, double scale, int bitDepth, double psnr, double ssim, String compared) {
    /** Whether both pictures are equal; the infinite PSNR that JSON cannot hold means this. */
    @JsonProperty
    public boolean exact() {
      return psnr == Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Counts of parameters.
   *
   * @param networks weights of both networks
   * @param codes floats of all codes
   * @param floatsPerPixel both together per pixel of the signal
   */
  public record Parameters(long networks, long codes, double floatsPerPixel) {
    /** Counts those of a result. */
    public static Parameters of(Fitted<?> fitted, long pixels) {
      long networks = fitted.weights().length();
      long codes = (long) fitted.codes().tiles() * fitted.codes().latent();
      return new Parameters(networks, codes, (double) (networks + codes) / pixels);
    }
  }

  /**
   * Peaks of memory.
   *
   * @param nativeBytes largest memory of the engine's arrays, bytes
   * @param heapBytes sum of the peaks of the Java heap's pools, bytes
   */
  public record Memory(long nativeBytes, long heapBytes) {}

  /**
   * A point of the curve.
   *
   * @param seconds seconds of fitting, pauses not counted
   * @param step optimiser steps done
   * @param psnr of the live picture, dB
   */
  public record CurvePoint(double seconds, long step, double psnr) {}

  /** Copies the collections. */
  public FitReport {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    curve = List.copyOf(curve);
  }

  /** Every point of a curve. */
  public static List<CurvePoint> points(FitCurve curve) {
    return IntStream.range(0, curve.length())
        .mapToObj(i -> new CurvePoint(curve.seconds(i), curve.step(i), curve.value(i)))
        .toList();
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
