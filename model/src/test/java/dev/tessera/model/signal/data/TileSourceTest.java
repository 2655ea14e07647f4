package dev.tessera.model.signal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TileSourceTest {
  /** Every pixel differs: red is the row, green the column, blue the picture, in 255ths. */
  private static TrainingImage picture(int number, int height, int width) {
    float[] values = new float[height * width * 3];
    for (int i = 0; i < height * width; i++) {
      values[3 * i] = Math.floorDiv(i, width) / 255f;
      values[3 * i + 1] = i % width / 255f;
      values[3 * i + 2] = number / 255f;
    }
    Samples samples = Samples.of(new int[] {height, width}, 3, values);
    return TrainingImage.of(new GridSignal("picture " + number, samples, 8));
  }

  private static int whole(float value) {
    return Math.round(value * 255);
  }

  @Test
  void tilesAreSquaresOfThePictures() {
    TileSource source = new TileSource(List.of(picture(7, 9, 6)), 4, TileVariety.NONE, 1);
    float[] tiles = source.draw(50);
    assertThat(tiles).hasSize(50 * 48);
    Set<Integer> places = new HashSet<>();
    for (int t = 0; t < 50; t++) {
      int row = whole(tiles[t * 48]);
      int column = whole(tiles[t * 48 + 1]);
      places.add(row * 10 + column);
      assertThat(row).isBetween(0, 5);
      assertThat(column).isBetween(0, 2);
      for (int i = 0; i < 16; i++) {
        assertThat(whole(tiles[t * 48 + 3 * i])).isEqualTo(row + i / 4);
        assertThat(whole(tiles[t * 48 + 3 * i + 1])).isEqualTo(column + i % 4);
        assertThat(whole(tiles[t * 48 + 3 * i + 2])).isEqualTo(7);
      }
    }
    assertThat(places).as("all 18 places are drawn").hasSizeGreaterThan(14);
  }

  @Test
  void allEightOrientationsOccurAndHoldTheSamePixels() {
    TileSource source =
        new TileSource(List.of(picture(0, 2, 2)), 2, new TileVariety(0, 0, true), 2);
    float[] tiles = source.draw(200);
    Set<List<Integer>> seen = new HashSet<>();
    for (int t = 0; t < 200; t++) {
      int start = t * 12;
      seen.add(
          IntStream.range(0, 4)
              .map(i -> 2 * whole(tiles[start + 3 * i]) + whole(tiles[start + 3 * i + 1]))
              .boxed()
              .toList());
    }
    assertThat(seen)
        .hasSize(8)
        .allSatisfy(s -> assertThat(s).containsExactlyInAnyOrder(0, 1, 2, 3));
  }

  @Test
  void largerPicturesAreDrawnMoreOften() {
    TileSource source =
        new TileSource(List.of(picture(1, 4, 4), picture(2, 4, 12)), 4, TileVariety.NONE, 3);
    float[] tiles = source.draw(1000);
    long first = IntStream.range(0, 1000).filter(t -> whole(tiles[t * 48 + 2]) == 1).count();
    assertThat(first).as("1 of 10 places").isBetween(60L, 145L);
  }

  @Test
  void halvedTilesAreMeansOfFourPixels() {
    TileSource source =
        new TileSource(List.of(picture(0, 8, 8)), 4, new TileVariety(1, 0, false), 4);
    float[] tile = source.draw(1);
    for (int i = 0; i < 16; i++) {
      assertThat(tile[3 * i]).isCloseTo((2 * Math.floorDiv(i, 4) + 0.5f) / 255, within(1e-6f));
      assertThat(tile[3 * i + 1]).isCloseTo((2 * (i % 4) + 0.5f) / 255, within(1e-6f));
    }
  }

  /** The mean over an area of a linear picture is its value in the middle of the area. */
  @Test
  void shrunkTilesAreMeansOverAreasOfAnySize() {
    TrainingImage image = picture(0, 40, 40);
    float[] tile = new float[48];
    image.shrinkTile(3, 5, 4, 2.3, tile, 0);
    for (int i = 0; i < 16; i++) {
      double row = 3 + 2.3 * (Math.floorDiv(i, 4) + 0.5) - 0.5;
      double column = 5 + 2.3 * (i % 4 + 0.5) - 0.5;
      // Within a pixel the picture is constant, so only whole pixels are linear.
      assertThat((double) tile[3 * i]).isCloseTo(row / 255, within(0.25 / 255));
      assertThat((double) tile[3 * i + 1]).isCloseTo(column / 255, within(0.25 / 255));
    }
  }

  @Test
  void theSameSeedGivesTheSameTilesFromAnyPosition() {
    List<TrainingImage> images = List.of(picture(1, 30, 20), picture(2, 16, 50));
    TileSource one = new TileSource(images, 8, TileVariety.USUAL, 5);
    TileSource two = new TileSource(images, 8, TileVariety.USUAL, 5);
    float[] first = one.draw(20);
    float[] second = one.draw(20);
    assertThat(Arrays.equals(first, second)).isFalse();
    two.seek(1);
    assertThat(two.draw(20)).isEqualTo(second);
    assertThat(two.draw(20)).isEqualTo(one.draw(20));
  }

  @Test
  void picturesThatAreTooSmallArePassedOver() {
    TileSource source =
        new TileSource(List.of(picture(1, 7, 90), picture(2, 8, 8)), 8, TileVariety.USUAL, 6);
    assertThat(whole(source.draw(5)[2])).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TileSource(List.of(picture(1, 7, 90)), 8, TileVariety.NONE, 1))
        .withMessageContaining("8 x 8");
  }

  @Test
  void greyIsRepeatedAndAlphaLaidOverWhite() {
    Samples grey = Samples.of(new int[] {1, 1}, 1, new float[] {0.2f});
    Samples clear = Samples.of(new int[] {1, 1}, 4, new float[] {1, 0, 0.2f, 0.6f});
    float[] tile = new float[3];
    TrainingImage.of(new GridSignal("grey", grey, 8)).copyTile(0, 0, 1, tile, 0);
    assertThat(tile).containsExactly(0.2f, 0.2f, 0.2f);
    TrainingImage.of(new GridSignal("clear", clear, 8)).copyTile(0, 0, 1, tile, 0);
    assertThat(tile).containsExactly(1, 102 / 255f, 133 / 255f);
  }

  @Test
  void everyNthPictureIsHeldOutWhateverTheirOrder() {
    List<TrainingImage> images = IntStream.range(0, 20).mapToObj(i -> picture(i, 1, 1)).toList();
    List<TrainingImage> reversed =
        IntStream.range(0, 20).mapToObj(i -> images.get(19 - i)).toList();
    HeldOut<TrainingImage> parted = HeldOut.everyNth(images, TrainingImage::name, 5);
    assertThat(parted.validation()).hasSize(4).doesNotContainAnyElementsOf(parted.training());
    assertThat(parted.training()).hasSize(16);
    assertThat(HeldOut.everyNth(reversed, TrainingImage::name, 5)).isEqualTo(parted);
    assertThat(HeldOut.everyNth(images, TrainingImage::name, 0).validation()).isEmpty();
    assertThat(HeldOut.everyNth(images.subList(0, 1), TrainingImage::name, 2).training())
        .hasSize(1);
  }

  /** Each share has the tiles of its own pictures, in the order of the whole. */
  @Test
  void sharesDrawTogetherWhatTheWholeDraws() {
    List<TrainingImage> images =
        List.of(picture(1, 9, 30), picture(2, 3, 3), picture(3, 24, 9), picture(4, 12, 12));
    int[] sizes = images.stream().flatMapToInt(i -> IntStream.of(i.height(), i.width())).toArray();
    float[] whole = new TileSource(images, 4, TileVariety.USUAL, 7).draw(300);
    int drawn = 0;
    for (int first = 0; first < 4; first += 2) {
      PictureShare share = PictureShare.of(sizes, first, images.subList(first, first + 2));
      int least = first + 1;
      float[] own = new TileSource(share, 4, TileVariety.USUAL, 7).draw(300);
      float[] expected = new float[own.length];
      int at = 0;
      for (int t = 0; t < 300; t++) {
        int number = whole(whole[t * 48 + 2]);
        if (number == least || number == least + 1) {
          System.arraycopy(whole, t * 48, expected, at, 48);
          at += 48;
        }
      }
      assertThat(own).isEqualTo(expected);
      drawn += own.length;
    }
    assertThat(drawn).isEqualTo(whole.length);
  }

  @Test
  void theFirstThatHoldsATileLeads() {
    List<TrainingImage> images = List.of(picture(1, 3, 30), picture(2, 8, 8), picture(3, 9, 9));
    int[] sizes = images.stream().flatMapToInt(i -> IntStream.of(i.height(), i.width())).toArray();
    PictureShare small = PictureShare.of(sizes, 0, images.subList(0, 1));
    PictureShare second = PictureShare.of(sizes, 1, images.subList(1, 2));
    PictureShare third = PictureShare.of(sizes, 2, images.subList(2, 3));
    assertThat(List.of(small.holds(4), second.holds(4), third.holds(4)))
        .containsExactly(false, true, true);
    assertThat(List.of(small.leads(4), second.leads(4), third.leads(4)))
        .containsExactly(false, true, false);
    assertThat(third.own()).containsExactly(images.get(2));
  }
}
