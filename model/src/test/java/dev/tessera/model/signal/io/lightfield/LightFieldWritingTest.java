package dev.tessera.model.signal.io.lightfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.FloatMap;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LightFieldWritingTest {
  private static final Samples MAP =
      Samples.of(new int[] {2, 3}, 1, new float[] {1, -2, 0.5f, 0, 4, -0.25f});

  @TempDir Path folder;

  /** Header, then the bottom row first; 1.0f is 0000803f with the low byte first. */
  @Test
  void aMapHoldsItsValuesFromTheBottomUp() throws Exception {
    Path file = folder.resolve("d.pfm");

    FloatMap.write(MAP, file, () -> false);

    byte[] bytes = Files.readAllBytes(file);
    String header = "Pf\n3 2\n-1.0\n";
    assertThat(new String(bytes, 0, header.length(), StandardCharsets.US_ASCII)).isEqualTo(header);
    assertThat(HexFormat.of().formatHex(bytes, header.length(), bytes.length))
        .isEqualTo("00000000" + "00008040" + "000080be" + "0000803f" + "000000c0" + "0000003f");
  }

  /** 16 bits from the least to the largest: 0 is a third of the way from -2 to 4. */
  @Test
  void aPictureOfDisparitiesTellsWhatItsGreyStandsFor() throws Exception {
    Path file = folder.resolve("d.png");

    DisparityPicture.write(MAP, file, () -> false);

    Samples read = ImageFiles.read(file, AlphaMode.KEEP, Long.MAX_VALUE, () -> false).samples();
    assertThat(read.extent()).containsExactly(2, 3);
    assertThat(read.channels()).isEqualTo(1);
    assertThat(Math.round(65_535 * read.get(0))).isEqualTo(32_768); // half the way
    assertThat(read.get(1)).isEqualTo(0);
    assertThat(Math.round(65_535 * read.get(3))).isEqualTo(21_845); // a third
    assertThat(read.get(4)).isEqualTo(1);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("Disparity of 0\0-2.0").contains("Disparity of 65535\0" + "4.0");
  }

  @Test
  void disparitiesAreNotWrittenToPicturesThatLoseThem() {
    Path file = folder.resolve("d.jpg");

    assertThatThrownBy(() -> DisparityPicture.write(MAP, file, () -> false))
        .isInstanceOf(SaveException.class)
        .hasMessageEndingWith("the name of a picture of disparities ends in .png or .pfm.");
    assertThat(file).doesNotExist();
  }

  @Test
  void disparitiesThatAreAllTheSameAreBlack() throws Exception {
    Path file = folder.resolve("d.png");

    DisparityPicture.write(Samples.of(new int[] {1, 2}, 1, new float[] {3, 3}), file, () -> false);

    Samples read = ImageFiles.read(file, AlphaMode.KEEP, Long.MAX_VALUE, () -> false).samples();
    assertThat(read.get(0)).isEqualTo(0);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("Disparity of 0\0" + "3.0");
  }

  @Test
  void aQuiltIsReadAsItWasPutTogether() throws Exception {
    Quilt quilt = new Quilt(3, 2);
    List<Samples> views = IntStream.range(0, 6).mapToObj(u -> TestViews.view(0, u)).toList();
    String name = quilt.name("rocks", TestViews.WIDTH, TestViews.HEIGHT);
    Path file = folder.resolve(name + ".png");

    TestViews.write(file, quilt.of(views));

    assertThat(name).isEqualTo("rocks_qs3x2a1.3333");
    LightFieldFile read =
        LightFieldFiles.read(file, LightFieldChoice.USUAL, LightFieldLimit.USUAL, ClipWatch.NOBODY);
    assertThat(read.info().grid()).isEqualTo(new ViewGrid(1, 6));
    assertThat(TestViews.places(read.signal())).isEqualTo("0,0 0,1 0,2 0,3 0,4 0,5");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void aQuiltOfOtherViewsIsRefused() {
    assertThat(new Quilt(8, 6).name("a", 300, 400)).isEqualTo("a_qs8x6a0.75");
    assertThatThrownBy(() -> new Quilt(2, 2).of(List.of(TestViews.view(0, 0))))
        .hasMessage("a quilt of 2 x 2 has 4 views, found 1");
  }
}
