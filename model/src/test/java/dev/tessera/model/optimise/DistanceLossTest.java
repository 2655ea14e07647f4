package dev.tessera.model.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.tile.Lattice;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss of distances, and its gradient through a field, against differences. */
final class DistanceLossTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  @ParameterizedTest
  @CsvSource({"0.3,0.1", "0.104,0.1", "-0.2,0.9", "0.995,1", "-1.2,0.4", "2,-0.99", "0.05,-0.05"})
  void theSlopeIsThatOfTheLoss(float value, float target) {
    float step = 1e-3f;
    double difference =
        (Loss.Distance.of(value + step, target) - Loss.Distance.of(value - step, target))
            / ((value + step) - (value - step));

    assertThat((double) Loss.Distance.slope(value, target)).isCloseTo(difference, within(2e-3));
  }

  @Test
  void whatIsBeyondTheClampOnTheRightSideIsRight() {
    assertThat(Loss.Distance.of(3, 1)).isZero();
    assertThat(Loss.Distance.slope(-1.5f, -1)).isZero();
    assertThat(Loss.Distance.slope(1.5f, -1)).isPositive();
  }

  @Test
  void errorsNearTheSurfaceCountFiveTimes() {
    assertThat(Loss.Distance.of(0.5f, 0) / Loss.Distance.of(-0.5f, -1))
        .isCloseTo(4.9, within(0.15));
  }

  @Test
  void theGradientThroughTheFieldIsThatOfTheWholeLoss() {
    FieldSpec spec = new FieldSpec(3, 1, 8, 1, 4, 3, 3);
    float[] points = Lattice.jittered(2, 1);
    float[] targets = new float[3 * 8];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) random.nextDouble(-1, 1);
    }
    float[] weights = Initialisation.weights(spec, 3).toArray();
    float[] codes = Initialisation.codes(3, 4, 4);
    int[] all = {0, 1, 2};
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, Weights.of(spec, weights.clone()));
      BatchUpload upload = new BatchUpload();
      NDArray local = upload.points(scope, points, 3);
      WeightGradient sums = field.gradient(scope);
      float[] ofCodes;
      try (FieldTape tape = field.forward(upload.codes(scope, codes, 4, all), local)) {
        float[] values = tape.result().toFloatArray();
        double sum = Loss.DISTANCE.slopes(values, targets, 1);
        assertThat(sum).isCloseTo(loss(field, scope, codes, local, targets), within(1e-4));
        ofCodes = tape.backward(upload.values(scope, values, 3, 1), sums).toFloatArray();
      }
      float[] ofWeights = sums.values();
      float step = 2e-4f;
      for (int i = 0; i < codes.length; i++) {
        float was = codes[i];
        codes[i] = was + step;
        double above = loss(field, scope, codes, local, targets);
        codes[i] = was - step;
        double below = loss(field, scope, codes, local, targets);
        codes[i] = was;
        assertThat((double) ofCodes[i]).isCloseTo((above - below) / (2 * step), within(0.05));
      }
      for (int i = 0; i < weights.length; i += 3) {
        float was = weights[i];
        weights[i] = was + step;
        field.load(weights);
        double above = loss(field, scope, codes, local, targets);
        weights[i] = was - step;
        field.load(weights);
        double below = loss(field, scope, codes, local, targets);
        weights[i] = was;
        assertThat((double) ofWeights[i]).isCloseTo((above - below) / (2 * step), within(0.15));
      }
    }
  }

  private static double loss(
      Field field, Scope scope, float[] codes, NDArray local, float[] targets) {
    try (Scope batch = scope.child()) {
      float[] values = field.evaluate(batch.upload(codes, 3, 4), local).toFloatArray();
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += Loss.Distance.of(values[i], targets[i]);
      }
      return sum;
    }
  }
}
