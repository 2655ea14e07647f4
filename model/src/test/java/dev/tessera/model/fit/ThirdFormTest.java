package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.ShiftedForm;
import dev.tessera.model.field.TinyForms;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form that no class of the program knows is fitted like the others. */
final class ThirdFormTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(40, 32, 3);

  private static FitResult<Fitted<GridTiling>> fit(FitMode mode, Pretrained networks, long steps) {
    FitOptions options =
        TestOptions.small(steps).change().mode(mode).networks(Optional.of(networks)).build();
    return Finished.of(SignalLearner.grid(ENGINE, PICTURE, options, Optional.empty()));
  }

  @Test
  void networksAndCodesLearnTogetherAndCodesAlone() {
    FieldSpec spec = ShiftedForm.spec(2, 3, 32, 12, 2);
    Pretrained random =
        new Pretrained("random", 8, Initialisation.weights(spec, 1), Optional.empty());

    FitResult<Fitted<GridTiling>> few = fit(FitMode.JOINT, random, 1);
    FitResult<Fitted<GridTiling>> many = fit(FitMode.JOINT, random, 300);
    Pretrained learned = new Pretrained("learned", 8, many.fitted().weights(), Optional.empty());
    FitResult<Fitted<GridTiling>> codes = fit(FitMode.CODES, learned, 300);

    assertThat(many.psnr()).isGreaterThan(few.psnr() + 3).isGreaterThan(18);
    assertThat(codes.fitted().weights()).isSameAs(learned.weights());
    assertThat(codes.psnr()).isGreaterThan(18);
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.field.TinyForms#names")
  void everyFormThatTrainsLearnsAPicture(String name) {
    FieldSpec spec = TinyForms.spec(name, 2, 3, 16);
    Pretrained random =
        new Pretrained("random", 8, Initialisation.weights(spec, 1), Optional.empty());

    FitResult<Fitted<GridTiling>> few = fit(FitMode.JOINT, random, 1);
    FitResult<Fitted<GridTiling>> many = fit(FitMode.JOINT, random, 200);

    assertThat(many.psnr()).isGreaterThan(few.psnr() + 1);
    assertThat(many.fitted().codes().latent()).isEqualTo(spec.latent());
  }
}
