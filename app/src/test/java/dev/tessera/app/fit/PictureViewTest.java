package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.Viewport;
import dev.tessera.model.fit.Snapshot.TileCode;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class PictureViewTest {
  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;
  private static final GridTiling GRID = GridCut.cube(8, 0).of(40, 60);

  private final PictureViewModel model = new PictureViewModel();
  private PictureView view;

  /** An image of 60 x 40 pixels, ten times magnified. */
  @Start
  void start(Stage stage) {
    view = new PictureView(model);
    Scene scene =
        new Scene(new BorderPane(view, new PictureBar(model, buttons()), null, null, null));
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.setWidth(700);
    stage.setHeight(600);
    stage.show();
    Pictures.show(model, Pictures.plain(60, 40, 255, 0, 0));
    model.setGrid(GRID);
    model.modeProperty().set(PictureMode.RECONSTRUCTION);
    view.requestFocus();
  }

  /** Stand in for those of the table of commands. */
  private static PictureBar.Buttons buttons() {
    List<Button> zoom = List.of(new Button(), new Button(), new Button(), new Button());
    return new PictureBar.Buttons(
        List.of(new ToggleButton(), new ToggleButton()), new ToggleButton(), zoom);
  }

  private Viewport viewport() {
    return model.viewportProperty().get().orElseThrow();
  }

  /** The point of the screen that shows the middle of a pixel. */
  private Point2D onScreen(int x, int y) {
    Viewport v = viewport();
    return view.localToScreen(v.toViewX(x + 0.5), v.toViewY(y + 0.5));
  }

  /** The colour in which the view shows the middle of a pixel. */
  private int shown(int x, int y) {
    PixelReader pixels =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.snapshot(null, null).getPixelReader());
    Viewport v = viewport();
    return pixels.getArgb((int) v.toViewX(x + 0.5), (int) v.toViewY(y + 0.5));
  }

  @Test
  void patchesAppearInTheirCells(FxRobot robot) {
    robot.interact(() -> model.apply(Pictures.patch(GRID, BLUE, 20, 0, 9), Optional.empty()));
    assertThat(shown(4, 4)).isEqualTo(BLUE);
    assertThat(shown(10, 10)).isEqualTo(BLUE);
    assertThat(shown(10, 4)).isNotEqualTo(BLUE);
    robot.interact(() -> model.apply(Pictures.patch(GRID, 0xFF00FF00, 20, 9), Optional.empty()));
    assertThat(shown(10, 10)).isEqualTo(0xFF00FF00);
    assertThat(shown(4, 4)).isEqualTo(BLUE);
  }

  @Test
  void everyModeShowsItsPicture(FxRobot robot) {
    robot.interact(() -> Pictures.reconstruct(model, BLUE));
    assertThat(shown(10, 10)).isEqualTo(BLUE);
    robot.interact(() -> model.modeProperty().set(PictureMode.ORIGINAL));
    assertThat(shown(10, 10)).isEqualTo(RED);
    robot.interact(() -> model.modeProperty().set(PictureMode.SPLIT));
    assertThat(shown(10, 10)).isEqualTo(RED);
    assertThat(shown(50, 10)).isEqualTo(BLUE);
    robot.interact(() -> model.modeProperty().set(PictureMode.ERROR));
    assertThat(shown(10, 10)).isEqualTo(0xFFFDE725);
    robot.interact(() -> model.modeProperty().set(PictureMode.TILE_PSNR));
    assertThat(shown(10, 10)).isEqualTo(0xFF440154);
    robot.interact(() -> model.apply(Pictures.patch(GRID, BLUE, 60, 8), Optional.empty()));
    assertThat(shown(2, 10)).isEqualTo(0xFFFDE725);
    robot.interact(() -> model.colourMapProperty().set(ColourMap.TURBO));
    assertThat(shown(2, 10)).isEqualTo(0xFF7A0402);
  }

  @Test
  void wheelZoomsToTheCursor(FxRobot robot) {
    double viewX = viewport().toViewX(15.5);
    double viewY = viewport().toViewY(25.5);
    double before = viewport().scale();
    robot.interact(() -> Event.fireEvent(view, wheel(viewX, viewY, 80)));
    assertThat(viewport().scale()).isCloseTo(before * 1.25 * 1.25, within(1e-9));
    assertThat(viewport().toImageX(viewX)).isCloseTo(15.5, within(1e-5));
    assertThat(viewport().toImageY(viewY)).isCloseTo(25.5, within(1e-5));
    robot.interact(() -> Event.fireEvent(view, wheel(viewX, viewY, -40)));
    assertThat(viewport().scale()).isCloseTo(before * 1.25, within(1e-9));
    assertThat(viewport().toImageX(viewX)).isCloseTo(15.5, within(1e-5));
  }

  private ScrollEvent wheel(double x, double y, double units) {
    Point2D scene = view.localToScene(x, y);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        y,
        0,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        units,
        0,
        units,
        0,
        0,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(view, scene.getX(), scene.getY()));
  }

  @Test
  void dragPansAndAClickSelects(FxRobot robot) {
    robot.interact(() -> model.camera().change(v -> v.zoomTo(30, 300, 250)));
    double before = viewport().originX();
    robot.moveTo(onScreen(30, 20)).press(MouseButton.PRIMARY).moveBy(90, -60);
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(viewport().originX() - before).isCloseTo(90, within(2.0));
    assertThat(model.selectedTileProperty().get()).isEqualTo(PictureViewModel.NO_TILE);
    robot.clickOn(onScreen(25, 17));
    assertThat(model.selectedTileProperty().get()).isEqualTo(2 * 8 + 3);
  }

  @Test
  void keysZoomPanAndShowTheOriginal(FxRobot robot) {
    robot.interact(() -> model.apply(Pictures.patch(GRID, BLUE, 20, 0), Optional.empty()));
    double fit = model.zoomProperty().get();
    robot.type(KeyCode.ADD);
    assertThat(model.zoomProperty().get()).isGreaterThan(fit);
    double before = viewport().originX();
    robot.type(KeyCode.RIGHT);
    assertThat(viewport().originX()).isLessThan(before);
    robot.type(KeyCode.LEFT);
    assertThat(viewport().originX()).isCloseTo(before, within(1e-6));
    robot.type(KeyCode.SUBTRACT);
    assertThat(model.zoomProperty().get()).isCloseTo(fit, within(1e-6));
    robot.press(KeyCode.SHIFT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown(4, 4)).isEqualTo(RED);
    robot.release(KeyCode.SHIFT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown(4, 4)).isEqualTo(BLUE);
  }

  @Test
  void dividerIsDraggedAndCentredAgain(FxRobot robot) {
    robot.interact(() -> model.modeProperty().set(PictureMode.SPLIT));
    WaitForAsyncUtils.waitForFxEvents();
    Node handle = view.lookup(".split-handle");
    robot.moveTo(handle).press(MouseButton.PRIMARY).moveBy(-view.getWidth() / 4, 0);
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.splitProperty().get()).isCloseTo(0.25, within(0.02));
    robot.doubleClickOn(handle);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.splitProperty().get()).isEqualTo(0.5);
    robot.type(KeyCode.RIGHT);
    assertThat(model.splitProperty().get()).isCloseTo(0.52, within(1e-9));
  }

  @Test
  void hoveringATileShowsItsQualityAndCode(FxRobot robot) {
    List<Integer> watched = new ArrayList<>();
    model.setOnTileWatched(watched::add);
    robot.interact(() -> model.apply(Pictures.patch(GRID, BLUE, 23.4f, 9), Optional.empty()));
    robot.moveTo(onScreen(20, 20)).moveTo(onScreen(12, 12));
    robot.interact(
        () -> model.codeProperty().set(Optional.of(new TileCode(9, new float[] {1, -2, 3}))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(watched).endsWith(9);
    assertThat(view.lookup(".tile-card").isVisible()).isTrue();
    assertThat(((Label) view.lookup(".tile-title")).getText())
        .isEqualTo("Tile 9 (column 1, row 1)");
    assertThat(view.lookupAll(".tile-card .label"))
        .anyMatch(node -> ((Label) node).getText().equals("23.4 dB"));
    assertThat(view.lookup(".code-strip").isVisible()).isTrue();
    robot.interact(() -> model.codeProperty().set(Optional.of(new TileCode(8, new float[] {1}))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(view.lookup(".code-strip").isVisible()).isFalse();
  }

  @Test
  void tileBordersLieOnTheEdgesOfTiles(FxRobot robot) {
    robot.interact(() -> Pictures.reconstruct(model, BLUE));
    robot.interact(() -> model.camera().change(v -> v.zoomTo(10, 10, 10)));
    robot.interact(() -> model.gridVisibleProperty().set(true));
    PixelReader pixels =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.snapshot(null, null).getPixelReader());
    int edge = (int) viewport().snapX(16);
    int middle = (int) viewport().toViewY(20.5);
    assertThat(pixels.getArgb(edge, middle)).isNotEqualTo(BLUE);
    assertThat(pixels.getArgb(edge - 1, middle)).isEqualTo(BLUE);
    assertThat(pixels.getArgb(edge + 1, middle)).isEqualTo(BLUE);
  }

  @Test
  void gridOfAHundredThousandTilesDrawsOnlyWhatIsInView(FxRobot robot) {
    robot.interact(
        () -> {
          Pictures.show(model, Pictures.plain(2560, 2560, 255, 0, 0));
          model.setGrid(GridCut.cube(8, 0).of(2560, 2560));
          model.gridVisibleProperty().set(true);
          model.camera().change(v -> v.zoomTo(4, 100, 100));
        });
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.snapshot(null, null));
    long lines = view.lookupAll(".tile-line").stream().filter(Node::isVisible).count();
    assertThat(lines).isBetween(20L, 60L);
    robot.interact(model::zoomToFit);
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.snapshot(null, null));
    assertThat(view.lookup(".tile-line").getParent().isVisible()).isFalse();
  }
}
