package dev.tessera.model.field;

import static dev.tessera.model.field.MosaicExamples.CELLS;
import static dev.tessera.model.field.MosaicExamples.SIDE;
import static dev.tessera.model.field.MosaicExamples.lattice;
import static dev.tessera.model.field.MosaicExamples.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MosaicMotionTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int ROWS = SIDE * CELLS.rows();
  private static final int COLUMNS = SIDE * CELLS.columns();
  private static final int FRAME = ROWS * COLUMNS * 3;

  private static float[] values(int latent, float... code) {
    try (Scope scope = ENGINE.scope()) {
      NDArray points = scope.upload(lattice(), lattice().length / 3, 3);
      NDArray codes = scope.upload(code, 1, latent);
      return Field.of(scope, random(latent)).evaluate(codes, points).toFloatArray();
    }
  }

  private static float[] encoded(int latent, boolean search, float... samples) {
    return encodedAmong(1, latent, search, samples);
  }

  private static float[] encodedAmong(int tiles, int latent, boolean search, float... samples) {
    Weights weights = random(latent);
    try (Scope scope = ENGINE.scope()) {
      NDArray points = scope.upload(lattice(), lattice().length / 3, 3);
      NDArray tile = scope.upload(samples, 1, lattice().length / 3, 3);
      TileEncoder encoder =
          search
              ? Field.of(scope, weights).search(points)
              : weights.spec().form().encoder(scope, weights, points);
      encoder.expect(tiles);
      return encoder.encode(tile).toFloatArray();
    }
  }

  private static int clamped(int position, int end) {
    return Math.max(0, Math.min(end - 1, position));
  }

  /** A frame of values, at a sample that may lie beyond the border, which goes on there. */
  private static float at(float[] values, int frame, int y, int x, int channel) {
    return values[frame * FRAME + (clamped(y, ROWS) * COLUMNS + clamped(x, COLUMNS)) * 3 + channel];
  }

  /** Four cells of four frames, the first told with three amplitudes, the others moved alike. */
  private static float[] moving(int latent, int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] code = new float[latent];
    int at = 0;
    for (int cell = 0; cell < CELLS.cells(); cell++) {
      code[at++] = CELLS.head(random.nextInt(CELLS.experts()), 1, 3);
      for (int i = 0; i < 3; i++) {
        code[at++] = (float) random.nextGaussian();
      }
      for (int frame = 1; frame < CELLS.frames(); frame++) {
        code[at++] = CELLS.movedHead(0, CELLS.moves().number(rows, columns), 0);
      }
    }
    return code;
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,-4", "-6,2", "3,0", "-1,5", "7,-7"})
  void movedFramesShowTheFrameBefore(int rows, int columns) {
    float[] found = values(40, moving(40, rows, columns, 6));

    for (int frame = 1; frame < CELLS.frames(); frame++) {
      for (int i = 0; i < FRAME; i++) {
        int y = i / 3 / COLUMNS;
        int x = i / 3 % COLUMNS;
        float mean = 0;
        for (int corner = 0; corner < 4; corner++) {
          int down = Math.floorDiv(rows + corner / 2, 2);
          int right = Math.floorDiv(columns + corner % 2, 2);
          mean += at(found, frame - 1, y + down, x + right, i % 3) / 4;
        }
        assertThat(at(found, frame, y, x, i % 3))
            .as("frame %d, row %d, column %d, channel %d", frame, y, x, i % 3)
            .isCloseTo(mean, within(2e-5f));
      }
    }
  }

  @Test
  void amplitudesComeOnTopOfWhatIsMoved() {
    float[] code = new float[40];
    code[0] = CELLS.head(1, 2, 0);
    code[1] = CELLS.movedHead(3, CELLS.moves().number(0, 0), 2);
    code[2] = 0.5f;
    code[3] = -0.25f;
    float[] both = values(40, code);
    code[3] = 0;
    float[] first = values(40, code);
    code[2] = 0;
    code[3] = -0.25f;
    float[] second = values(40, code);

    for (int i = 0; i < FRAME; i++) {
      float own = at(both, 1, i / 3 / COLUMNS, i / 3 % COLUMNS, i % 3);
      float sum = first[2 * FRAME + i] - own + second[2 * FRAME + i] - own;
      assertThat(both[2 * FRAME + i] - own).isCloseTo(sum, within(1e-5f));
    }
    assertThat(both[2 * FRAME]).isNotEqualTo(both[FRAME]);
  }

  private static double error(float[] samples, float[] found) {
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += (samples[i] - found[i]) * (double) (samples[i] - found[i]);
    }
    return sum;
  }

  @Test
  void whatMovesIsToldByFewNumbers() {
    int latent = 40;
    float[] samples = values(latent, moving(latent, 2, -4, 9));

    double error = error(samples, values(latent, encoded(latent, true, samples)));

    assertThat(error).isLessThan(1e-3 * error(samples, new float[samples.length]));
  }

  @Test
  void theQuickEncoderMovesToo() {
    int latent = 200;
    float[] samples = values(latent, moving(latent, 2, -4, 9));

    float[] code = encoded(latent, false, samples);

    assertThat(parts(code)).anyMatch(part -> part.move() == CELLS.moves().number(2, -4));
    assertThat(error(samples, values(latent, code)))
        .isLessThan(0.5 * error(samples, new float[samples.length]));
  }

  private static List<MosaicParts.Part> parts(float... code) {
    List<MosaicParts.Part> parts = new ArrayList<>();
    new MosaicParts(CELLS.spec(CosineBasis.size(SIDE), code.length)).visit(code, 0, parts::add);
    return parts;
  }

  @Test
  void amongMoreTilesThanAreMovedOnlyASearchMoves() {
    int latent = 200;
    FieldSpec spec = CELLS.spec(CosineBasis.size(SIDE), latent);
    int most = spec.form().movedTiles(spec);
    float[] samples = values(latent, moving(latent, 2, -4, 9));

    assertThat(parts(encodedAmong(most, latent, false, samples))).anyMatch(p -> p.move() > 0);
    assertThat(parts(encodedAmong(most + 1, latent, false, samples)))
        .allMatch(part -> part.move() == 0);
    assertThat(parts(encodedAmong(most + 1, latent, true, samples))).anyMatch(p -> p.move() > 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cosinesLeadToSamplesAndBack(long seed) {
    MosaicCosines cosines = new MosaicCosines(random(40));
    int width = CosineBasis.size(SIDE);
    SplittableRandom random = new SplittableRandom(seed);
    float[] m = new float[width];
    for (int h = 0; h < width; h++) {
      m[h] = (float) random.nextGaussian();
    }
    float[] samples = new float[3 * SIDE * SIDE];
    cosines.samples(m, 0, samples);
    float[] back = new float[width];
    cosines.modulation(samples, back);

    assertThat(cosines.side()).isEqualTo(SIDE);
    for (int h = 0; h < width; h++) {
      assertThat(back[h]).isCloseTo(m[h], within(1e-5f));
    }
  }

  @Test
  void everyDisplacementHasANumber() {
    MosaicMoves moves = CELLS.moves();
    int next = 1;
    for (int rows = -moves.reach(); rows <= moves.reach(); rows++) {
      for (int columns = -moves.reach(); columns <= moves.reach(); columns++) {
        assertThat(moves.number(rows, columns)).isEqualTo(next);
        assertThat(moves.rows(next)).isEqualTo(rows);
        assertThat(moves.columns(next)).isEqualTo(columns);
        next++;
      }
    }
    assertThat(moves.count()).isEqualTo(next - 1);
  }

  @Test
  void headsStayWholeAsFloats() {
    assertThat(new MosaicShape(128, 63, 8, 2, 4).moves().reach()).isEqualTo(7);
    assertThat(new MosaicShape(1024, 15, 16, 2, 4).moves().reach()).isEqualTo(3);
    assertThat(new MosaicShape(4096, 255, 16, 2, 4).moves().count()).isZero();
    MosaicShape shape = new MosaicShape(1024, 15, 16, 2, 4);
    assertThat((double) shape.movedHead(1023, shape.moves().count(), 15))
        .isEqualTo(1023 + 1024.0 * 16 * (15 + 16 * 49));
  }

  @Test
  void displacementsAreToldInSharesOfTheTile() {
    int latent = 40;
    Weights weights = random(latent);
    float[] still = new float[latent];
    float[] code = new float[latent];
    code[0] = CELLS.head(1, 4, 0); // the first cell stands still
    code[1] = CELLS.head(1, 2, 1); // the second moves in its last frames
    code[2] = 0.5f;
    code[3] = CELLS.movedHead(3, CELLS.moves().number(-3, 4), 1);
    code[4] = 0.25f;
    code[5] = CELLS.movedHead(3, CELLS.moves().number(0, 0), 0);
    float[] both = new float[2 * latent];
    System.arraycopy(still, 0, both, 0, latent);
    System.arraycopy(code, 0, both, latent, latent);
    Codes codes = Codes.of(2, latent, both);

    FieldForm form = weights.spec().form();
    assertThat(form.moves(weights.spec())).isTrue();
    assertThat(form.displacements(weights, codes, 0, 1)).isEmpty();
    assertThat(form.displacements(weights, codes, 0, 2))
        .containsExactly(
            // cells are 4 x 4 of 8 x 8 samples: -1.5 and 2 samples, in the third of 4 frames
            new Displacement(1, 0.625, 0.25, 0.75, -1.5 / 8, 2.0 / 8),
            new Displacement(1, 0.875, 0.25, 0.75, 0, 0));
  }
}
