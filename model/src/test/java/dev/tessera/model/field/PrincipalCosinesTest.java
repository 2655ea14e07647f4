package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.linear.Principal;
import dev.tessera.model.signal.data.TileSupply;
import dev.tessera.model.tile.Lattice;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PrincipalCosinesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILE = 4;
  private static final int FEATURES = TILE * TILE * 3;

  /** Tiles that are mixtures of some fixed random ones, so that a few directions hold all. */
  private static TileSupply mixtures(int parts) {
    SplittableRandom fixed = new SplittableRandom(3);
    float[] patterns = new float[parts * FEATURES];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = (float) (0.1 * fixed.nextGaussian());
    }
    SplittableRandom random = new SplittableRandom(4);
    return count -> {
      float[] tiles = new float[count * FEATURES];
      for (int t = 0; t < count; t++) {
        for (int p = 0; p < parts; p++) {
          double amount = random.nextGaussian() * (parts - p) / parts;
          for (int i = 0; i < FEATURES; i++) {
            tiles[t * FEATURES + i] +=
                (float) (amount * patterns[p * FEATURES + i] + (p == 0 ? 0.4 : 0));
          }
        }
      }
      return tiles;
    };
  }

  private static Principal analysed(Scope scope, TileSupply supply, int latent) {
    Principal principal = new Principal(scope, FEATURES, latent, Principal.Values.SAMPLES, 9);
    for (int i = 0; i < 8; i++) {
      principal.show(supply.draw(4096), 4096);
    }
    while (principal.iterate()) {}
    return principal;
  }

  /** Root mean square of what encoder and field lose of fresh tiles. */
  private static double loss(TileSupply supply, int latent, int width, int hidden) {
    return loss(supply, new FieldSpec(2, 3, width, 1, latent, 7, 5), hidden);
  }

  private static double loss(TileSupply supply, FieldSpec spec, int hidden) {
    try (Scope scope = ENGINE.scope()) {
      Principal principal = analysed(scope, supply, spec.latent());
      Field field = Field.of(scope, new PrincipalCosines(spec, TILE, principal, 9).weights());
      float[] tiles = supply.draw(64);
      NDArray x = scope.upload(tiles, 64, TILE * TILE, 3);
      NDArray codes = new MlpEncoder(scope, Initialisation.encoder(principal, hidden, 9)).encode(x);
      float[] found =
          field.evaluate(codes, scope.upload(Lattice.square(TILE), TILE * TILE, 2)).toFloatArray();
      double sum = 0;
      for (int i = 0; i < tiles.length; i++) {
        sum += (found[i] - tiles[i]) * (found[i] - tiles[i]);
      }
      return Math.sqrt(sum / tiles.length);
    }
  }

  @Test
  void tilesOfFewDirectionsComeBackFromTheirCodes() {
    assertThat(loss(mixtures(6), 6, 192, 5)).isLessThan(1e-4);
  }

  @Test
  void layersThatAddNothingYetLeaveTheAnalysisAsItIs() {
    FieldSpec deep =
        new FieldSpec(
            FieldForms.named(FieldForms.RESIDUAL), 2, 3, 192, 3, 6, 7, 5, new TreeMap<>());
    assertThat(loss(mixtures(6), deep, 5)).isLessThan(1e-4);
  }

  /** All 48 cosines of a tile need 156 units: with fewer, the least ones are left out. */
  @Test
  void aNarrowFieldHoldsTheLargestPart() {
    double wide = loss(mixtures(6), 6, 156, 0);
    double narrow = loss(mixtures(6), 6, 120, 0);
    double narrower = loss(mixtures(6), 6, 60, 0);
    assertThat(wide).isLessThan(1e-4);
    assertThat(narrow).isBetween(1e-3, narrower);
    assertThat(narrower).isLessThan(0.25);
  }

  /** What is lost is the spread along the directions that have no number in the code. */
  @Test
  void codesThatAreTooShortKeepTheLargestDirections() {
    TileSupply supply =
        count -> {
          SplittableRandom random = new SplittableRandom(count);
          float[] tiles = new float[count * FEATURES];
          for (int t = 0; t < count; t++) {
            for (int i = 0; i < FEATURES; i++) {
              double spread = i == 7 ? 0.3 : i == 20 ? 0.2 : 0.01;
              tiles[t * FEATURES + i] = (float) (0.5 + spread * random.nextGaussian());
            }
          }
          return tiles;
        };
    assertThat(loss(supply, 2, 156, 0)).isCloseTo(0.01, within(5e-4));
  }

  @Test
  void codesHaveAMeanSquareOfOne() {
    FieldSpec spec = new FieldSpec(2, 3, 192, 1, 6, 7, 5);
    try (Scope scope = ENGINE.scope()) {
      Principal principal = analysed(scope, mixtures(6), spec.latent());
      NDArray x = scope.upload(mixtures(6).draw(2000), 2000, TILE * TILE, 3);
      float[] codes =
          new MlpEncoder(scope, Initialisation.encoder(principal, 0, 9)).encode(x).toFloatArray();
      double square = 0;
      for (float z : codes) {
        square += z * z;
      }
      assertThat(square / codes.length).isCloseTo(1, within(0.1));
    }
  }
}
