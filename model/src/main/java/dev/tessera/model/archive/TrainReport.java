package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FitCurve;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a training went, for {@code --report}.
 *
 * @param facts as they are kept with the weights
 * @param field the networks' hyper-parameters
 * @param trained what came out
 * @param curve what was reached on signals held out, over the run
 */
public record TrainReport(
    Record facts, FieldSpec field, @JsonUnwrapped Trained trained, List<? extends Record> curve) {
  /** What was trained. */
  public sealed interface Trained permits Networks, Family {}

  /**
   * Networks for tiles.
   *
   * @param tile samples of a tile along each axis, slowest first
   * @param parameters numbers in field and encoder
   * @param bytes of the weights' file
   * @param validationImages pictures held out
   * @param trainingPsnr dB of the last batches
   * @param samplesPerSecond at the end
   */
  public record Networks(
      List<Integer> tile,
      long parameters,
      long bytes,
      int validationImages,
      double trainingPsnr,
      double samplesPerSecond)
      implements Trained {
    /** Copies the sides. */
    public Networks {
      tile = List.copyOf(tile);
    }
  }

  /**
   * A family of shapes.
   *
   * @param clamp distance at which the field saturates, unit-sphere lengths
   * @param members shapes learned from
   * @param heldOut shapes judged by
   * @param parameters numbers in the networks
   * @param bytes of the family's file
   * @param pointsPerSecond at the end
   */
  public record Family(
      double clamp, int members, int heldOut, long parameters, long bytes, double pointsPerSecond)
      implements Trained {}

  /**
   * A point of the curve of a family.
   *
   * @param step optimiser steps done
   * @param seconds of training
   * @param error mean |clamped distance error|, unit-sphere lengths
   */
  public record ErrorPoint(long step, double seconds, double error) {}

  /** Copies the curve. */
  public TrainReport {
    curve = List.copyOf(curve);
  }

  /** Of networks, whose curve tells PSNR. */
  public static TrainReport of(
      TrainingFacts facts, FieldSpec field, Networks networks, FitCurve curve) {
    return new TrainReport(facts, field, networks, FitReport.points(curve));
  }

  /** Of a family, whose curve tells errors. */
  public static TrainReport of(FamilyFacts facts, FieldSpec field, Family family, FitCurve curve) {
    return new TrainReport(
        facts,
        field,
        family,
        IntStream.range(0, curve.length())
            .mapToObj(i -> new ErrorPoint(curve.step(i), curve.seconds(i), curve.value(i)))
            .toList());
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
