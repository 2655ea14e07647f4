package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.FitStub;
import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.io.clip.ClipChoice;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class MotionSwitchTest {
  private final DirectModelService service = new DirectModelService();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final FitStub fit = new FitStub();
  private final LatentViewModel codes =
      new LatentViewModel(TestTools.of(service).tools, session, fit.source(), System::nanoTime);
  private LatentView view;

  @Start
  void start(Stage stage) {
    GridSignal frames =
        new GridSignal("clip", SamplesBuilder.eightBit(new int[] {4, 7, 14}, 3).build(), 8);
    Session clip =
        Session.of(
            frames,
            new OpenClip(ClipTimes.constant(4, 10), ClipChoice.ALL, 0, Optional.empty()),
            Origin.none());
    session.open(clip);
    session.look(new Still(clip, 2, clip.frame(2)));
    fit.finish(MovedPartTest.clip(-2, 6));
    poll();
    LatentView.Aside aside =
        new LatentView.Aside(
            new SimpleObjectProperty<>(Optional.empty()), new SimpleStringProperty(""), new HBox());
    view = new LatentView(codes, aside, List.of());
    stage.setScene(new Scene(view, 1000, 760));
    stage.show();
  }

  private void poll() {
    codes.poll();
    service.runToIdle();
    codes.poll();
  }

  private String told() {
    return ((Label) view.lookup("#moved")).getText();
  }

  /** Of the tile that is magnified and of the code-book. */
  private List<Integer> arrows(FxRobot robot) {
    robot.interact(view::layout);
    return view.lookupAll(".motion-arrows").stream()
        .map(Path.class::cast)
        .filter(Node::isVisible)
        .map(arrows -> arrows.getElements().size() / 4)
        .sorted()
        .toList();
  }

  @Test
  void whatMovesIsToldAndShownUntilItIsSwitchedOff(FxRobot robot) {
    Session clip = session.get().orElseThrow();
    assertThat(told()).isEqualTo("tiles begin here");

    robot.interact(
        () -> {
          session.look(new Still(clip, 3, clip.frame(3)));
          poll();
        });
    assertThat(told()).isEqualTo("2 parts moved, up to 3.2 pixels");
    assertThat(arrows(robot)).contains(2);
    robot.interact(() -> codes.pointer().select(1));
    assertThat(arrows(robot)).contains(1, 2);

    robot.interact(() -> ((CheckBox) view.lookup("#motion")).fire());
    assertThat(told()).isEmpty();
    assertThat(arrows(robot)).containsOnly(0);
  }
}
