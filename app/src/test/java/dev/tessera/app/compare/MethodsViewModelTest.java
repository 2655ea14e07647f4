package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is chosen, and what is asked for then. */
final class MethodsViewModelTest {
  private final StageService service = new StageService();
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final SessionModel session = new SessionModel(project);
  private final ShapesModel shapes = new ShapesModel(project);
  private final Tools tools = TestTools.of(service).tools;
  private final MethodsViewModel model =
      new MethodsViewModel(
          tools, new ContestSubjects(session, shapes), new ContestViewModel(tools));

  private List<String> chosen() {
    return model.choices().get().stream()
        .filter(choice -> choice.chosen().get())
        .map(choice -> choice.method().name())
        .toList();
  }

  @Test
  void fourMethodsAreComparedByOneClick() {
    model.toggle();
    assertThat(service.asked()).isEmpty();
    session.open(Compared.session(32, 32));
    model.poll();
    assertThat(chosen())
        .containsExactlyInAnyOrder("modulated", "concatenated", "siren", "experts")
        .startsWith("modulated");
    assertThat(model.possible().get()).isTrue();
    model.toggle();
    assertThat(model.contest().rows().get()).hasSize(4);
    assertThat(service.asked().get(0).job().name()).isEqualTo("Fitting by modulated");
    model.toggle();
    assertThat(service.asked().get(0).wishes()).containsExactly("cancel");
    assertThat(model.contest().rows().get()).isEmpty();
  }

  @Test
  void allOrNoneAreChosenAtOnce() {
    session.open(Compared.session(32, 32));
    model.poll();
    model.chooseAll(false);
    assertThat(chosen()).isEmpty();
    assertThat(model.possible().get()).isFalse();
    model.chooseAll(true);
    assertThat(chosen()).hasSameSizeAs(model.choices().get()).hasSizeGreaterThan(8);
  }

  @Test
  void aPictureOfOtherChannelsHasOtherMethodsAndTheChoiceStays() {
    session.open(Compared.session(32, 32));
    model.poll();
    model.choices().get().get(0).chosen().set(false);
    Samples grey = Samples.of(new int[] {32, 32}, 1, new float[1024]);
    session.open(Session.of(new GridSignal("grey.png", grey, 8), Origin.none()));
    model.poll();
    assertThat(chosen()).containsExactlyInAnyOrder("concatenated", "siren");
  }

  @Test
  void whatWasOpenedLastIsComparedOnUnlessAnotherIsChosen() {
    session.open(Compared.session(32, 32));
    shapes.open(Compared.box());
    model.poll();
    assertThat(model.subjects().name()).isEqualTo("box.obj");
    assertThat(chosen()).containsExactlyInAnyOrder("modulated", "concatenated", "siren");
    model.toggle();
    assertThat(service.asked()).hasSize(1);
    model.subjects().chosen().set(Optional.of(model.subjects().open().get().get(0)));
    assertThat(model.contest().running().get()).isFalse();
    model.poll();
    assertThat(model.subjects().name()).isEqualTo("slope.png");
    assertThat(chosen()).contains("experts");
    session.open(Compared.clip(4, 16, 16));
    model.poll();
    assertThat(model.subjects().name()).isEqualTo("slope.gif");
    assertThat(chosen()).contains("mosaic");
    shapes.close(shapes.current().get().orElseThrow());
    assertThat(model.subjects().open().get()).hasSize(1);
    assertThat(model.subjects().name()).isEqualTo("slope.gif");
  }

  @Test
  void anotherPictureForgetsWhatWasCompared() {
    session.open(Compared.session(32, 32));
    model.poll();
    model.toggle();
    session.open(Compared.session(64, 32));
    assertThat(model.contest().running().get()).isFalse();
    assertThat(model.contest().rows().get()).isEmpty();
    assertThat(service.asked().get(0).wishes()).containsExactly("cancel");
    assertThat(model.export().offer().possible()).isFalse();
  }
}
