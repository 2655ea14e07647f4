package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.CodeSearchOptions;
import dev.tessera.model.fit.FamilyFit;
import dev.tessera.model.fit.ShapePoints;
import dev.tessera.model.signal.family.ShapeFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShippedFamiliesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final CodeSearchOptions SHORT = new CodeSearchOptions(100, 512, 2, 0.1, 1e-4, 1);

  @Test
  void vasesAreThereByName() {
    TrainedFamily vases = ShippedFamilies.load("vases");
    assertThat(vases.name()).isEqualTo("vases");
    assertThat(vases.members()).hasSizeGreaterThan(200).contains("vase-000", "vase-255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShippedFamilies.load("spoons"))
        .withMessage("no family spoons comes with the program; there are vases");
  }

  /** The model card says 0.0014 for the mean of eight. */
  @ParameterizedTest
  @ValueSource(longs = {1000, 1001})
  void aVaseItHasNotSeenIsFoundByItsCodeAlone(long seed) {
    TrainedFamily vases = ShippedFamilies.load("vases");
    ShapePoints vase = ShapePoints.of(ShapeFamily.VASES, seed);
    try (FamilyFit fit = new FamilyFit(ENGINE, vases, vase, SHORT)) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      assertThat(fit.result().error()).isLessThan(0.004);
    }
  }
}
