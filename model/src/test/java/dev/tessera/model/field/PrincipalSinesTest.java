package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.linear.Principal;
import dev.tessera.model.tile.Lattice;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tiles that lie in a space of D directions are held by codes of D numbers. */
final class PrincipalSinesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int POINTS = 8 * 8 * 8;

  /** Distances to random planes, (count,S): four directions hold them, 1, x, y and z. */
  private static float[] planes(float[] points, int count) {
    SplittableRandom random = new SplittableRandom(2);
    float[] values = new float[count * POINTS];
    for (int t = 0; t < count; t++) {
      double[] normal = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double length =
          Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
      double offset = random.nextDouble(-0.5, 0.5);
      for (int s = 0; s < POINTS; s++) {
        double along = 0;
        for (int a = 0; a < 3; a++) {
          along += normal[a] / length * points[3 * s + a];
        }
        values[t * POINTS + s] = (float) (0.5 * (along - offset));
      }
    }
    return values;
  }

  @Test
  void theFieldGivesBackTilesOfTheAnalysedSpaceAlsoBetweenThePoints() {
    FieldSpec spec = new FieldSpec(3, 1, 512, 1, 4, 4, 4);
    float[] lattice = Lattice.cube(8);
    float[] tiles = planes(lattice, 200);
    float[] elsewhere = Lattice.jittered(8, 9);
    float[] expected = planes(elsewhere, 200);
    assertThat(PrincipalSines.suits(spec, 200, POINTS)).isTrue();
    try (Scope scope = ENGINE.scope()) {
      Principal principal = new Principal(scope, POINTS, 4, Principal.Values.DISTANCES, 1);
      principal.show(tiles.clone(), 200);
      boolean more = true;
      while (more) {
        more = principal.iterate();
      }
      PrincipalSines start = new PrincipalSines(spec, lattice, principal, 1);
      assertThatIllegalStateException().isThrownBy(start::weights);
      while (start.step()) {}
      NDArray codes =
          new MlpEncoder(scope, Initialisation.encoder(principal, 0, 9))
              .encode(scope.upload(tiles, 200, POINTS, 1));
      float[] values =
          Field.of(scope, start.weights())
              .evaluate(codes, scope.upload(elsewhere, POINTS, 3))
              .toFloatArray();
      double worst = 0;
      for (int i = 0; i < values.length; i++) {
        worst = Math.max(worst, Math.abs(values[i] - expected[i]));
      }
      assertThat(worst).isLessThan(0.01);
    }
  }
}
