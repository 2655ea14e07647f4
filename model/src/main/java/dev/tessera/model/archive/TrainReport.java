package dev.tessera.model.archive;

import dev.tessera.model.field.FieldSpec;
import java.util.List;

/**
 * How a training went, for {@code --report}.
 *
 * @param facts as they are kept with the weights
 * @param field the networks' hyper-parameters
 * @param tile pixels of a tile's side
 * @param parameters numbers in field and encoder
 * @param bytes of the weights' file
 * @param validationImages pictures held out
 * @param trainingPsnr dB of the last batches
 * @param samplesPerSecond at the end
 * @param curve validation PSNR over the run
 */
public record TrainReport(
    TrainingFacts facts,
    FieldSpec field,
    int tile,
    long parameters,
    long bytes,
    int validationImages,
    double trainingPsnr,
    double samplesPerSecond,
    List<FitReport.CurvePoint> curve) {
  /** Copies the curve. */
  public TrainReport {
    curve = List.copyOf(curve);
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
