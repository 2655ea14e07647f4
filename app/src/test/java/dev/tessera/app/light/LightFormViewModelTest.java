package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LightFormViewModelTest {
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final LightFormViewModel form = new LightFormViewModel();

  private LightOptions options() {
    return form.options().get().orElseThrow();
  }

  @Test
  void whatIsTypedMakesTheOptions() {
    assertThat(options().given()).isEqualTo(GivenViews.ALL);
    assertThat(options().floatsPerPixel()).isEqualTo(LightOptions.USUAL_FLOATS);
    assertThat(form.changed().get()).isFalse();
    form.given().set(GivenViews.EVEN);
    form.floats().set(" 0,5 ");
    form.seconds().set("12");
    assertThat(options().given()).isEqualTo(GivenViews.EVEN);
    assertThat(options().floatsPerPixel()).isEqualTo(0.5);
    assertThat(options().stop().seconds()).isEqualTo(12);
    form.seconds().set("");
    assertThat(options().stop().seconds()).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({
    "x, 10, Enter a number, ''",
    "5, 10, Floats per pixel must be between 0.001 and 4, ''",
    "1, 0, '', Seconds must be more than 0",
    "1, z, '', Enter a number"
  })
  void whatMakesNoSenseIsSaid(String floats, String seconds, String wrong, String late) {
    form.floats().set(floats);
    form.seconds().set(seconds);
    assertThat(form.options().get()).isEmpty();
    assertThat(form.floatsError().get()).isEqualTo(wrong);
    assertThat(form.secondsError().get()).isEqualTo(late);
  }

  @Test
  void choicesAreUndoneAndTypingIsOneStep() {
    form.follow(project);
    form.given().set(GivenViews.EVEN);
    form.floats().set("0.");
    form.floats().set("0.4");
    assertThat(project.undoName().get()).isEqualTo("change of floats");
    project.undo();
    assertThat(form.floats().get()).isEqualTo("0.25");
    assertThat(form.given().get()).isEqualTo(GivenViews.EVEN);
    project.undo();
    assertThat(form.given().get()).isEqualTo(GivenViews.ALL);
    project.redo();
    assertThat(form.given().get()).isEqualTo(GivenViews.EVEN);
    form.reset();
    assertThat(form.changed().get()).isFalse();
    project.undo();
    assertThat(form.given().get()).isEqualTo(GivenViews.EVEN);
  }

  @Test
  void oneGivenViewIsNotFitted() {
    Engine engine = new Engine(new EngineSettings(DeviceChoice.AUTO, 0));
    Optional<LightOptions> even =
        Optional.of(LightOptions.usual(GivenViews.EVEN, options().stop()));
    assertThat(LightOrders.of(engine, Optional.of(LightFields.grey(1, 2)), even)).isEmpty();
    assertThat(LightOrders.of(engine, Optional.of(LightFields.grey(1, 3)), even)).isPresent();
    assertThat(LightOrders.of(engine, Optional.of(LightFields.grey(1, 2)), form.options().get()))
        .isPresent();
    assertThat(LightOrders.of(engine, Optional.of(LightFields.grey(3, 3)), Optional.empty()))
        .isEmpty();
    assertThat(LightFields.grey(1, 2).from(Origin.none()).light()).isPresent();
  }
}
