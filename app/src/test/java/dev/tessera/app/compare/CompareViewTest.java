package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class CompareViewTest {
  private static final Session OPEN = Compared.session(96, 64);

  private final StageService service = new StageService();
  private Button run;
  private CompareViewModel model;
  private CompareView view;

  @Start
  void start(Stage stage) {
    run = new Button("Compare");
    SessionModel session = new SessionModel(new ProjectModel(1L << 30));
    model = new CompareViewModel(TestTools.of(service).tools, session);
    view = new CompareView(model, run);
    stage.setScene(new Scene(view, 900, 700));
    stage.show();
    session.open(OPEN);
  }

  @SuppressWarnings("unchecked")
  private FeatureMaps compare(FxRobot robot) {
    Comparison networks = Compared.networks(OPEN);
    FeatureMaps maps = Compared.maps(networks, 0, model.tiles().get());
    robot.interact(
        () -> {
          model.toggle();
          ((StageService.Asked<Comparison>) service.asked().get(0))
              .end(new Outcome.Done<>(networks));
          ((StageService.Asked<FeatureMaps>) service.asked().get(1)).end(new Outcome.Done<>(maps));
        });
    return maps;
  }

  private long shownMaps() {
    return view.lookupAll(".map-grid").stream()
        .flatMap(grid -> grid.lookupAll(".image-view").stream())
        .filter(Node::isVisible)
        .filter(cell -> ((ImageView) cell).getImage() != null)
        .count();
  }

  @Test
  void bothBlocksShowARowForEachCodeAndAColumnForEachUnit(FxRobot robot) {
    assertThat(robot.lookup("#save-maps").queryAs(Button.class).isDisabled()).isTrue();
    compare(robot);
    assertThat(shownMaps()).isEqualTo(2 * 4 * 6);
    assertThat(robot.lookup("#save-maps").queryAs(Button.class).isDisabled()).isFalse();
    robot.interact(() -> model.units().set(8));
    assertThat(shownMaps()).isEqualTo(2 * 4 * 8);
    robot.interact(() -> model.units().set(4));
    assertThat(shownMaps()).isEqualTo(2 * 4 * 4);
  }

  @Test
  void theRunButtonSaysWhatItWouldDo(FxRobot robot) {
    assertThat(run.getText()).isEqualTo("Compare");
    robot.interact(model::toggle);
    assertThat(run.getText()).isEqualTo("Cancel");
    robot.interact(model::toggle);
    assertThat(run.getText()).isEqualTo("Compare");
  }

  @Test
  void clicksAndArrowKeysChooseTheTileOfARow(FxRobot robot) {
    ToggleButton third =
        view.lookupAll(".row-button").stream()
            .map(ToggleButton.class::cast)
            .filter(button -> "Row 3".equals(button.getAccessibleText()))
            .findFirst()
            .orElseThrow();
    robot.clickOn(third);
    assertThat(model.row().get()).isEqualTo(2);
    assertThat(third.isSelected()).isTrue();
    robot.clickOn(".tile-picker");
    int middle = model.tiles().get().get(2);
    assertThat(middle).isIn(1, 4);
    robot.type(KeyCode.LEFT);
    assertThat(model.tiles().get().get(2)).isEqualTo(middle - 1);
    Rectangle frame = (Rectangle) view.lookup(".tile-frame.code-2");
    assertThat(frame.getX()).isZero();
    assertThat(frame.getWidth())
        .isEqualTo(view.lookup(".tile-picker").getLayoutBounds().getWidth() / 3);
  }

  @Test
  void anotherLayerIsAskedFor(FxRobot robot) {
    compare(robot);
    robot.clickOn("3");
    assertThat(model.layer().get()).isEqualTo(2);
    assertThat(service.asked()).hasSize(3);
    robot.clickOn("3");
    assertThat(robot.lookup("3").queryAs(ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void whatIsSavedHoldsTheMaps(FxRobot robot) {
    compare(robot);
    Samples[] saved = new Samples[1];
    robot.interact(
        () ->
            saved[0] =
                MapImages.samples(view.lookup(".compare-figure").snapshot(null, null)).get());
    int coloured = 0;
    for (int i = 0; i < saved[0].count(); i++) {
      if (Math.abs(saved[0].get(i, 0) - saved[0].get(i, 2)) > 0.2) {
        coloured++;
      }
    }
    assertThat(saved[0].channels()).isEqualTo(3);
    assertThat(coloured).as("pixels of maps").isGreaterThan(5000);
  }
}
