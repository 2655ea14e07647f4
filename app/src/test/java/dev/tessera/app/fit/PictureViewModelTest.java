package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.fit.Snapshot.TileCode;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PictureViewModelTest {
  private static final int BLUE = 0xFF0000FF;
  private static final GridTiling GRID = GridCut.cube(4, 0).of(8, 12);

  private final PictureViewModel model = new PictureViewModel();

  PictureViewModelTest() {
    model.camera().resize(120, 80, 1);
    Pictures.show(model, Pictures.plain(12, 8, 255, 0, 0));
  }

  @Test
  void patchFillsItsCellsOnly() {
    model.apply(Pictures.patch(GRID, BLUE, 21.5f, 1, 5), Optional.empty());
    model.hoverAt(45, 5);
    assertThat(model.hoverProperty().get())
        .contains(
            new HoverInfo(
                4,
                0,
                List.of(1f, 0f, 0f),
                List.of(0f, 0f, 1f),
                OptionalDouble.of(2 / 3.0),
                1,
                OptionalDouble.of(21.5)));
    model.hoverAt(5, 5);
    assertThat(model.hoverProperty().get())
        .hasValueSatisfying(
            info -> {
              assertThat(info.tile()).isZero();
              assertThat(info.reconstruction()).isEmpty();
              assertThat(info.tilePsnr()).isEmpty();
            });
    assertThat(model.errorMapImage().map(Supplier::get))
        .hasValueSatisfying(
            map -> {
              assertThat(map.argb(4, 0)).isEqualTo(0xFFFDE725);
              assertThat(map.argb(11, 7)).isEqualTo(0xFFFDE725);
              assertThat(map.argb(3, 0)).isZero();
              assertThat(map.argb(8, 3)).isZero();
            });
  }

  private PixelImage visible() {
    return PictureCrop.visible(
        model,
        Objects.requireNonNull(model.picture()),
        model.viewportProperty().get().orElseThrow());
  }

  @Test
  void hoveredValuesFollowTheFit() {
    model.hoverAt(5, 5);
    model.apply(Pictures.patch(GRID, BLUE, 10, 0), Optional.empty());
    assertThat(model.hoverProperty().get().orElseThrow().reconstruction())
        .containsExactly(0f, 0f, 1f);
    model.apply(Pictures.patch(GRID, 0xFF00FF00, 11, 0), Optional.empty());
    assertThat(model.hoverProperty().get().orElseThrow().reconstruction())
        .containsExactly(0f, 1f, 0f);
  }

  @Test
  void watchesTheHoveredTileAndTellsOfChangesOnly() {
    model.setGrid(GRID);
    List<Integer> watched = new ArrayList<>();
    model.setOnTileWatched(watched::add);
    model.hoverAt(5, 5);
    model.hoverAt(15, 15);
    model.hoverAt(45, 5);
    model.hoverAt(-5, 5);
    model.hoverNothing();
    assertThat(watched).containsExactly(0, 1, PictureViewModel.NO_TILE);
  }

  @Test
  void clickSelectsTheTileUnderTheCursor() {
    model.setGrid(GRID);
    model.hoverAt(45, 45);
    model.selectHovered();
    assertThat(model.selectedTileProperty().get()).isEqualTo(4);
    model.hoverNothing();
    model.selectHovered();
    assertThat(model.selectedTileProperty().get()).isEqualTo(PictureViewModel.NO_TILE);
  }

  @Test
  void anotherGridForgetsWhatBelongedToTheOldTiles() {
    model.apply(Pictures.patch(GRID, BLUE, 20, 0), Optional.empty());
    model.hoverAt(5, 5);
    model.selectHovered();
    model.codeProperty().set(Optional.of(new TileCode(0, new float[] {1})));
    model.setGrid(GridCut.cube(2, 0).of(8, 12));
    assertThat(model.errorMapImage()).isEmpty();
    assertThat(model.selectedTileProperty().get()).isEqualTo(PictureViewModel.NO_TILE);
    assertThat(model.codeProperty().get()).isEmpty();
    assertThat(model.hoverProperty().get().orElseThrow().reconstruction()).isEmpty();
  }

  @Test
  void visiblePictureIsWhatTheModeShows() {
    model.apply(Pictures.patch(GRID, BLUE, 20, 0, 1, 2, 3, 4, 5), Optional.empty());
    model.modeProperty().set(PictureMode.SPLIT);
    model.splitProperty().set(0.25);
    PixelImage split = visible();
    assertThat(split.width()).isEqualTo(12);
    assertThat(split.height()).isEqualTo(8);
    assertThat(split.argb(2, 7)).isEqualTo(0xFFFF0000);
    assertThat(split.argb(3, 7)).isEqualTo(BLUE);
    model.showOriginalWhile(true);
    assertThat(visible().argb(3, 7)).isEqualTo(0xFFFF0000);
    model.showOriginalWhile(false);
    assertThat(visible().argb(3, 7)).isEqualTo(BLUE);
  }

  @Test
  void visiblePictureIsCroppedToTheView() {
    model.modeProperty().set(PictureMode.ORIGINAL);
    model.camera().change(v -> v.zoomTo(40, 0, 0));
    PixelImage part = visible();
    assertThat(part.width()).isEqualTo(3);
    assertThat(part.height()).isEqualTo(2);
  }

  @Test
  void samplesOfAPictureAreTheOriginalsAgain() {
    float[] straight = {0.2f, 0.4f, 0.6f, 1f, 1f, 0f, 0f, 0.4f};
    Samples samples = Samples.of(new int[] {1, 2}, 4, straight);
    Pictures.show(model, new GridSignal("alpha", samples, 8));
    model.modeProperty().set(PictureMode.ORIGINAL);
    Samples back = visible().toSamples();
    assertThat(back.channels()).isEqualTo(4);
    for (int i = 0; i < straight.length; i++) {
      assertThat(back.get(i)).isCloseTo(straight[i], within(0.005f));
    }
  }

  @Test
  void pictureOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> model.setGrid(GridCut.cube(4, 0).of(12, 8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signalOfEqualSizeKeepsTheZoom() {
    model.actualSize();
    Pictures.show(model, Pictures.plain(12, 8, 0, 255, 0));
    assertThat(model.zoomProperty().get()).isEqualTo(1);
    Pictures.show(model, Pictures.plain(6, 8, 0, 255, 0));
    assertThat(model.zoomProperty().get()).isEqualTo(10);
  }
}
