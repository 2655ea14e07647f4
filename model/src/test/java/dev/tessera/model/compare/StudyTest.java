package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestClips;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.fit.TestShapes;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One size is varied, all others stay. */
final class StudyTest {
  private static final ComparedGrid PICTURE = new ComparedGrid(TestPictures.drawn(48, 32, 3));
  private static final ComparedGrid CLIP = new ComparedGrid(TestClips.moving(8, 32, 48));
  private static final MethodSizes OF_CLIPS =
      new MethodSizes(new GridCut(List.of(4, 8, 8), List.of(0, 0, 0), false), 12, 32, 2);
  private static final SurfaceCut CUT = new SurfaceCut(6, 0.1, 0.2, 64);
  private static final StopRule STOP = StopRule.afterSteps(3);
  private static final MethodSizes SIZES = new MethodSizes(8, 12, 32, 2);

  private static List<Object> varied(
      Study study, List<Double> values, Function<FitOptions, Object> of) {
    return study.runs(PICTURE, SIZES, values, STOP).stream()
        .map(run -> of.apply(run.options()))
        .toList();
  }

  @Test
  void eachStudyVariesItsOwnSize() {
    List<Double> two = List.of(16.0, 4.0);
    assertThat(varied(Study.TILE, two, o -> o.grid().side())).containsExactly(16, 4);
    assertThat(varied(Study.CODE, two, o -> o.network().latent())).containsExactly(16, 4);
    assertThat(varied(Study.WIDTH, List.of(64.0, 9.0), o -> o.network().width()))
        .containsExactly(64, 9);
    assertThat(varied(Study.DEPTH, List.of(1.0, 4.0), o -> o.network().layers()))
        .containsExactly(1, 4);
    assertThat(varied(Study.OMEGA, List.of(0.5, 30.0), o -> o.network().firstOmega()))
        .containsExactly(0.5, 30.0);
  }

  @Test
  void nothingElseChanges() {
    FitOptions usual = Study.WIDTH.runs(PICTURE, SIZES, List.of(32.0, 8.0), STOP).get(0).options();
    assertThat(Study.OMEGA.runs(PICTURE, SIZES, List.of(4.0, 8.0), STOP).get(0).options())
        .isEqualTo(usual);
    assertThat(Study.CODE.runs(PICTURE, SIZES, List.of(12.0, 8.0), STOP).get(0).options())
        .isEqualTo(usual);
  }

  @Test
  void fewLongCodesAreAsManyFloatsAsManyShortOnes() {
    // 48 x 32 pixels: 6 tiles of 16, 24 of 8, 96 of 4; 24 codes of 12 floats are 288.
    List<Contender> runs = Study.CODES.runs(PICTURE, SIZES, List.of(96.0, 24.0, 7.0), STOP);
    assertThat(runs).extracting(r -> r.options().grid().side()).containsExactly(4, 8, 16);
    assertThat(runs).extracting(r -> r.options().network().latent()).containsExactly(3, 12, 48);
    assertThat(runs).extracting(r -> r.costs().floats()).containsOnly(288L);
    assertThat(runs).extracting(Contender::name).containsExactly("96", "24", "6");
  }

  /** 8 frames of 48 x 32 pixels: 2 times 6 tiles of 4 x 16 x 16, 24 of 4 x 8 x 8. */
  @Test
  void tilesOfAClipKeepTheirFrames() {
    List<Contender> sides = Study.TILE.runs(CLIP, OF_CLIPS, List.of(16.0, 8.0), STOP);
    assertThat(sides)
        .extracting(r -> r.options().grid().tile())
        .containsExactly(List.of(4, 16, 16), List.of(4, 8, 8));
    assertThat(Study.TILE.usual(CLIP, OF_CLIPS)).containsExactly(4.0, 8.0, 16.0, 32.0);
    List<Contender> codes = Study.CODES.runs(CLIP, OF_CLIPS, List.of(12.0, 48.0), STOP);
    assertThat(codes).extracting(r -> r.options().network().latent()).containsExactly(48, 12);
    assertThat(codes).extracting(Contender::name).containsExactly("12", "48");
  }

  /** All are judged by the same distances, which are clamped alike. */
  @Test
  void aShapeHasCellsInPlaceOfSides() {
    ComparedShape sphere = ComparedShape.of(TestShapes.sphere(), CUT, done -> {});
    MethodSizes sizes = new MethodSizes(CUT, 12, 32, 2);
    List<Contender> runs = Study.CELLS.runs(sphere, sizes, List.of(3.0, 6.0, 8.0), STOP);
    assertThat(runs).extracting(r -> r.options().surface().cells()).containsExactly(3, 6, 8);
    assertThat(runs).extracting(r -> r.options().surface().clamp()).containsOnly(0.2);
    assertThat(runs).extracting(r -> r.costs().floats()).isSorted().doesNotHaveDuplicates();
    assertThat(Study.DEPTH.runs(sphere, sizes, List.of(1.0, 2.0), STOP)).hasSize(2);
    assertThat(Study.suiting(ComparedKind.SHAPE))
        .contains(Study.CELLS, Study.CODES)
        .doesNotContain(Study.TILE);
    assertThatThrownBy(() -> Study.TILE.runs(sphere, sizes, List.of(4.0, 8.0), STOP))
        .hasMessage(
            "of meshes there is no study tile; there are cells, code, width, depth, omega, codes");
  }

  @Test
  void codesOfAShapeShareItsFloats() {
    SurfaceCut cut = new SurfaceCut(9, 0.1, 0.05, 8);
    ComparedShape sphere = ComparedShape.of(TestShapes.sphere(), cut, done -> {});
    MethodSizes sizes = new MethodSizes(cut, 12, 32, 2);
    int tiles = sphere.tiles(cut);
    int more = sphere.tiles(new SurfaceCut(14, 0.1, 0.05, 8));
    List<Double> wanted = List.of((double) more, (double) tiles);
    List<Contender> runs = Study.CODES.runs(sphere, sizes, wanted, STOP);
    assertThat(runs).extracting(r -> r.options().surface().cells()).containsExactly(14, 9);
    assertThat(runs).extracting(r -> r.options().surface().clamp()).containsOnly(0.05);
    assertThat(runs)
        .extracting(r -> r.options().network().latent())
        .containsExactly((int) Math.round(12.0 * tiles / more), 12);
    List<Double> usual = Study.CODES.usual(sphere, sizes);
    assertThat(usual).hasSizeGreaterThanOrEqualTo(3).isSorted();
    assertThat(Study.CODES.runs(sphere, sizes, usual, STOP))
        .extracting(run -> run.value().orElseThrow())
        .isEqualTo(usual);
  }

  /** 96 x 72 pixels become 48 x 36 and 12 x 9: 30 tiles of 8 x 8, and 4. */
  @Test
  void aPictureThatIsMadeLargerWasReducedBefore() {
    ComparedGrid picture = new ComparedGrid(TestPictures.drawn(96, 72, 3));
    List<Contender> runs = Study.MAGNIFICATION.runs(picture, SIZES, List.of(2.0, 8.0), STOP);
    assertThat(runs).extracting(Contender::reduced).containsExactly(2, 8);
    assertThat(runs).extracting(Contender::name).containsExactly("2", "8");
    assertThat(runs).extracting(r -> r.costs().floats()).containsExactly(30 * 64L, 4 * 64L);
    assertThat(runs).extracting(r -> r.options().stop()).containsOnly(STOP);
    assertThat(picture.given(runs.get(0)).signal().samples().extent()).containsExactly(36, 48);
    assertThat(picture.given(runs.get(1)).signal().samples().extent()).containsExactly(9, 12);
    assertThat(runs.get(1).until(StopRule.afterSteps(1)).reduced()).isEqualTo(8);
  }

  /** As those of a fit that is to be made larger: 672 tiles are enough to begin 128 numbers. */
  @Test
  void codesAreTwiceAsLongWhereTilesAreEnough() {
    ComparedGrid picture = new ComparedGrid(TestPictures.drawn(448, 384, 3));
    assertThat(Study.MAGNIFICATION.runs(picture, SIZES, List.of(2.0, 4.0), STOP))
        .extracting(r -> r.options().network().latent())
        .containsExactly(128, 64);
  }

  @Test
  void onlyPicturesAreMadeLarger() {
    assertThat(Study.suiting(ComparedKind.IMAGE)).contains(Study.MAGNIFICATION);
    assertThat(Study.suiting(ComparedKind.SHAPE)).doesNotContain(Study.MAGNIFICATION);
    assertThatThrownBy(() -> Study.MAGNIFICATION.runs(CLIP, OF_CLIPS, List.of(2.0, 4.0), STOP))
        .hasMessage(
            "of clips there is no study magnification; there are tile, code, width, depth, omega,"
                + " codes");
    assertThatThrownBy(() -> Study.MAGNIFICATION.check(List.of(2.0, 9.0)))
        .hasMessage("values of magnification are whole numbers from 2 to 8, found 9");
    assertThatThrownBy(() -> Study.MAGNIFICATION.check(List.of(2.0, 2.5)))
        .hasMessage("values of magnification are whole numbers from 2 to 8, found 2.5");
  }

  @ParameterizedTest
  @EnumSource(names = "CELLS", mode = EnumSource.Mode.EXCLUDE)
  void usualValuesAreAStudyOfASmallPicture(Study study) {
    List<Double> usual = study.usual(PICTURE, SIZES);
    assertThat(usual).hasSizeGreaterThanOrEqualTo(3).isSorted();
    assertThat(study.runs(PICTURE, SIZES, usual, STOP))
        .extracting(run -> run.value().orElseThrow())
        .isEqualTo(usual);
    assertThat(Study.labelled(study.label())).isEqualTo(study);
  }

  @Test
  void tilesAreNoLargerThanThePicture() {
    assertThat(Study.TILE.usual(PICTURE, SIZES)).containsExactly(4.0, 8.0, 16.0, 32.0);
    assertThat(Study.CODES.usual(PICTURE, SIZES)).containsExactly(2.0, 6.0, 24.0, 96.0);
  }

  @Test
  void whatIsNoStudyIsRefused() {
    assertThatThrownBy(() -> Study.TILE.check(List.of(8.0)))
        .hasMessage("a study needs two values or more, each once, found 8");
    assertThatThrownBy(() -> Study.DEPTH.check(List.of(2.0, 2.5)))
        .hasMessage("values of depth are whole numbers of 1 or more, found 2.5");
    assertThatThrownBy(() -> Study.OMEGA.check(List.of(2.0, 900.0)))
        .hasMessage("w0 must be between 0.1 and 200, found 900");
    assertThatThrownBy(() -> Study.DEPTH.runs(PICTURE, SIZES, List.of(2.0, 9.0), STOP))
        .hasMessage("layers must be between 1 and 8, found 9");
    assertThatThrownBy(() -> Study.labelled("hue"))
        .hasMessage(
            "There is no study hue; there are tile, cells, code, width, depth, omega, codes,"
                + " magnification.");
  }
}
