package dev.tessera.model.archive;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FitCurve;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the training of a family went, for {@code --report}.
 *
 * @param facts as they are kept with the family
 * @param field the networks' hyper-parameters
 * @param clamp distance at which the field saturates, unit-sphere lengths
 * @param members shapes learned from
 * @param heldOut shapes judged by
 * @param parameters numbers in the networks
 * @param bytes of the family's file
 * @param pointsPerSecond at the end
 * @param curve held-out error over the run
 */
public record FamilyReport(
    FamilyFacts facts,
    FieldSpec field,
    double clamp,
    int members,
    int heldOut,
    long parameters,
    long bytes,
    double pointsPerSecond,
    List<ErrorPoint> curve) {
  /**
   * A point of the curve.
   *
   * @param step optimiser steps done
   * @param seconds of training
   * @param error mean |clamped distance error|, unit-sphere lengths
   */
  public record ErrorPoint(long step, double seconds, double error) {}

  /** Every point of a curve. */
  public static List<ErrorPoint> points(FitCurve curve) {
    return IntStream.range(0, curve.length())
        .mapToObj(i -> new ErrorPoint(curve.step(i), curve.seconds(i), curve.value(i)))
        .toList();
  }

  /** Copies the curve. */
  public FamilyReport {
    curve = List.copyOf(curve);
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
