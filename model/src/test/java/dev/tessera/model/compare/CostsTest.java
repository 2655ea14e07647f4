package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.ReferenceField;
import dev.tessera.model.field.ReferenceTwin;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted from the shapes of weights is what loops do. */
final class CostsTest {
  private static final GridSignal PICTURE = TestPictures.drawn(48, 32, 3);

  /** 24 tiles of 8 x 8, D 12, two layers of 32; 16 tiles x 32 samples per step. */
  private static final FitOptions OPTIONS = TestOptions.small(1);

  private static FitOptions of(String form) {
    return OPTIONS.change().form(FieldForms.named(form)).build();
  }

  @Test
  void multiplyAddsAreThoseOfLoopsOverOnePointAndOneCode() {
    FieldForm form = FieldForms.named(FieldForms.MODULATED);
    FieldSpec spec = OPTIONS.specFor(PICTURE);
    ReferenceField loops = new ReferenceField(spec, new double[form.layout(spec).length()]);
    loops.at(new double[12], 0, 0);
    assertThat(form.tileMultiplyAdds(spec)).isEqualTo(32 * 12 + 32 * (32 + 12));
    assertThat(form.sampleMultiplyAdds(spec)).isEqualTo(32 * 2 + 32 * 32 + 3 * 32);
    assertThat(form.tileMultiplyAdds(spec) + form.sampleMultiplyAdds(spec))
        .isEqualTo(loops.multiplyAdds());
  }

  @Test
  void multiplyAddsOfConcatenatedCodesAreThoseOfLoopsToo() {
    FieldForm form = FieldForms.named(FieldForms.CONCATENATED);
    FieldSpec spec = of(FieldForms.CONCATENATED).specFor(PICTURE);
    ReferenceTwin loops = new ReferenceTwin(spec, new double[form.layout(spec).length()]);
    loops.at(new double[12], 0, 0);
    assertThat(form.tileMultiplyAdds(spec)).isEqualTo(32 * 12);
    assertThat(form.tileMultiplyAdds(spec) + form.sampleMultiplyAdds(spec))
        .isEqualTo(loops.multiplyAdds());
  }

  @Test
  void anExpertIsChosenOnceAndItsCosinesAreOfEverySample() {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 96, 17, 20);
    assertThat(spec.form().tileMultiplyAdds(spec)).isEqualTo(16 * 96);
    assertThat(spec.form().sampleMultiplyAdds(spec)).isEqualTo(96 * 2 + 96 * 3);
  }

  @Test
  void aSampleBearsItsShareOfWhatIsDoneOncePerTile() {
    Costs costs = Costs.of(OPTIONS, new ComparedGrid(PICTURE));
    double perTile = 32 * 12 + 32 * 44;
    double perSample = 32 * 2 + 32 * 32 + 3 * 32;
    assertThat(costs.madsPerSample()).isEqualTo(perSample + perTile / 64);
    assertThat(costs.madsPerTrainedSample()).isEqualTo(3 * (perSample + perTile / 32));
  }

  @Test
  void parametersAreNetworksAndCodesAndFloatsAreCodes() {
    Costs costs = Costs.of(of(FieldForms.CONCATENATED), new ComparedGrid(PICTURE));
    int networks = 32 * (2 + 12 + 1) + 32 * 33 + 3 * 33;
    assertThat(costs.parameters()).isEqualTo(networks + 24 * 12);
    assertThat(costs.floats()).isEqualTo(24 * 12);
    assertThat(costs.bytes()).isEqualTo(4 * costs.parameters());
  }

  @Test
  void memoryIsEstimatedFromAboveAndNotFarFromAFit() {
    memoryIsNotFarBelow(OPTIONS);
  }

  /** What finds codes prepares more than the networks have weights. */
  @Test
  void memoryOfASearchForCodesIsEstimatedToo() {
    FitOptions search =
        OPTIONS
            .change()
            .mode(FitMode.CODES)
            .networks(Optional.of(ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x64")))
            .build();
    memoryIsNotFarBelow(search);
  }

  private static void memoryIsNotFarBelow(FitOptions options) {
    long estimated = Costs.of(options, new ComparedGrid(PICTURE)).estimatedPeakBytes();
    Engine engine = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
    try (Fit<?> fit = SignalLearner.grid(engine, PICTURE, options, Optional.empty())) {
      while (fit.step()) {
        assertThat(fit.steps()).isLessThanOrEqualTo(options.stop().steps());
      }
      long measured = fit.result().orElseThrow().pace().nativeBytes();
      assertThat(measured).isBetween(estimated / 4, estimated);
    }
  }
}
