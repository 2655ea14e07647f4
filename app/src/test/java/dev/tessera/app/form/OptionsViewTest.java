package dev.tessera.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.ShippedShelf;
import dev.tessera.app.session.TestShelf;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.fit.FitMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class OptionsViewTest {
  private final VBox root = new VBox();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(new ScrollPane(root), 360, 900));
    stage.show();
  }

  private void show(FxRobot robot, OptionsViewModel options) {
    robot.interact(
        () -> {
          root.getChildren().setAll(new OptionsView(options, new Button(), List.of(), List.of()));
          ((TitledPane) root.lookup(".advanced")).setExpanded(true);
          root.applyCss();
          root.layout();
        });
  }

  private static boolean seen(Node node) {
    return node.isVisible() && (node.getParent() == null || seen(node.getParent()));
  }

  private Set<Label> names() {
    return root.lookupAll(".setting-grid .label").stream()
        .filter(node -> node instanceof Label label && label.getLabelFor() != null && seen(node))
        .map(Label.class::cast)
        .collect(Collectors.toSet());
  }

  private Control control(FitSetting setting) {
    return names().stream()
        .filter(name -> name.getText().equals(setting.label()))
        .map(name -> (Control) name.getLabelFor())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(FormKind.class)
  void everySettingHasANameAControlAHintAndAPlaceForItsError(FormKind kind, FxRobot robot) {
    OptionsViewModel options = new OptionsViewModel(kind, "", Map.of(), TestShelf.empty());
    show(robot, options);
    assertThat(names()).hasSameSizeAs(kind.settings());
    for (FitSetting setting : kind.settings()) {
      Control control = control(setting);
      assertThat(seen(control)).as(setting.name()).isTrue();
      assertThat(control.getTooltip().getText())
          .isEqualTo(options.hint(setting).get())
          .isEqualTo(control.getAccessibleHelp());
      assertThat(control.getAccessibleText()).startsWith(setting.label());
      if (!setting.isSwitch()) {
        robot.interact(() -> options.text(setting).set("x"));
        String error = options.error(setting).get();
        assertThat(error).startsWith("Enter a");
        assertThat(root.lookupAll(".danger").stream().filter(OptionsViewTest::seen))
            .as(setting.name())
            .singleElement()
            .satisfies(node -> assertThat(((Label) node).getText()).isEqualTo(error));
        robot.interact(options::reset);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PICTURE, PHOTO, OVERLAP SECONDS TARGET CODE_RATE STEPS PLATEAU, false",
    "SHAPE, SHAPE, CELLS CELL_OVERLAP CLAMP SECONDS TARGET CODE_RATE STEPS PLATEAU, true"
  })
  void whatPreTrainedNetworksFixIsNotAskedFor(
      FormKind kind, NetworkKind networks, String asked, boolean presets, FxRobot robot) {
    OptionsViewModel options = new OptionsViewModel(kind, "", Map.of(), new ShippedShelf(networks));
    show(robot, options);
    assertThat(names())
        .extracting(Label::getText)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(asked.split(" ", -1))
                .map(name -> FitSetting.valueOf(name).label())
                .toList());
    assertThat(seen(root.lookup("#preset-fast"))).isEqualTo(presets);
    robot.interact(() -> options.mode().set(FitMode.JOINT));
    assertThat(names()).hasSameSizeAs(kind.settings());
    assertThat(seen(root.lookup("#preset-fast"))).isTrue();
    assertThat(seen(root.lookup("#networks"))).isFalse();
  }
}
