package dev.tessera.model.field;

import static dev.tessera.model.field.MosaicExamples.CELLS;
import static dev.tessera.model.field.MosaicExamples.SIDE;
import static dev.tessera.model.field.MosaicExamples.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MosaicAmplitudesTest {
  private static final int LATENT = 80;
  private static final int WIDTH = CosineBasis.size(SIDE);
  private static final Weights WEIGHTS = random(LATENT);
  private static final MosaicExperts EXPERTS = new MosaicExperts(WEIGHTS);

  private static float[] shown(float[] code) {
    float[] m = new float[CELLS.slots() * WIDTH];
    new MosaicModulations(WEIGHTS, EXPERTS).write(code, 0, 1, slot -> true, m);
    return m;
  }

  private static double error(float[] m, float[] code) {
    float[] shown = shown(code);
    double sum = 0;
    for (int i = 0; i < m.length; i++) {
      sum += (m[i] - shown[i]) * (double) (m[i] - shown[i]);
    }
    return sum;
  }

  private static float[] gaussian(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** &lt;moved(m), g&gt; = &lt;m, back(g)&gt;, also where a cell is moved across the border. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "2, -4, 0", "-7, 7, 3", "3, 1, 1", "-1, -5, 2"})
  void theWayBackIsTheTransposeOfTheWay(int rows, int columns, int cell) {
    SplittableRandom random = new SplittableRandom(cell);
    float[] before = gaussian(random, CELLS.slots() * WIDTH);
    float[] after = gaussian(random, WIDTH);
    int move = CELLS.moves().number(rows, columns);
    MosaicFrame frame = new MosaicFrame(WEIGHTS.spec(), new MosaicCosines(WEIGHTS));
    float[] moved = new float[WIDTH];
    frame.show(before, 0, 1);
    frame.addMoved(cell, move, moved, 0);
    float[] back = new float[before.length];

    new MosaicSpread(WEIGHTS).back(cell * CELLS.frames() + 2, move, after, back);

    double there = 0;
    for (int h = 0; h < WIDTH; h++) {
      there += moved[h] * after[h];
    }
    double here = 0;
    for (int i = 0; i < back.length; i++) {
      here += back[i] * before[i];
    }
    assertThat(here).isCloseTo(there, within(1e-4 * Math.max(1, Math.abs(there))));
  }

  /** A frame that three others show on is best for all four as their mean. */
  @Test
  void whatIsShownOnBecomesTheMeanOfItsFrames() {
    SplittableRandom random = new SplittableRandom(8);
    int own = 12;
    float[] code = new float[LATENT];
    code[0] = CELLS.head(2, 1, own);
    for (int frame = 1; frame < CELLS.frames(); frame++) {
      code[own + frame] = CELLS.movedHead(0, CELLS.moves().number(0, 0), 0);
    }
    float[] m = shown(code);
    float[] mean = new float[own];
    for (int frame = 0; frame < CELLS.frames(); frame++) {
      float[] amplitudes = gaussian(random, own);
      float[] composed = new float[WIDTH];
      EXPERTS.compose(2, amplitudes, 0, own, composed);
      System.arraycopy(composed, 0, m, frame * WIDTH, WIDTH);
      for (int i = 0; i < own; i++) {
        mean[i] += amplitudes[i] / CELLS.frames();
      }
    }

    double left = new MosaicAmplitudes(WEIGHTS, EXPERTS).improve(m, 0, code);

    for (int i = 0; i < own; i++) {
      assertThat(code[1 + i]).isCloseTo(mean[i], within(1e-4f));
    }
    assertThat(left).isCloseTo(error(m, code), within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noAmplitudeIsBetterAndHeadsStay(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] code = new float[LATENT];
    int at = 0;
    for (int cell = 0; cell < CELLS.cells(); cell++) {
      code[at] = CELLS.head(random.nextInt(CELLS.experts()), 1 + random.nextInt(2), 4);
      at += 5;
      int move = CELLS.moves().number(random.nextInt(15) - 7, random.nextInt(15) - 7);
      code[at] = CELLS.movedHead(random.nextInt(CELLS.experts()), move, 2);
      at += 3;
      code[at++] = CELLS.movedHead(0, move, 0);
    }
    float[] m = gaussian(random, CELLS.slots() * WIDTH);
    float[] heads = code.clone();
    double before = error(m, code);

    double left = new MosaicAmplitudes(WEIGHTS, EXPERTS).improve(m, 0, code);

    assertThat(left).isCloseTo(error(m, code), within(1e-4 * left)).isLessThan(before);
    new MosaicParts(WEIGHTS.spec())
        .visit(
            code,
            0,
            part -> {
              assertThat(code[part.first() - 1]).isEqualTo(heads[part.first() - 1]);
              for (int i = part.first(); i < part.first() + part.count(); i++) {
                for (float change : new float[] {-0.1f, 0.1f}) {
                  float[] other = code.clone();
                  other[i] += change;
                  assertThat(error(m, other)).isGreaterThan(left);
                }
              }
            });
  }
}
