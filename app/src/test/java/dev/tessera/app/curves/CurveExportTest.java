package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.app.fx.ChartTheme;
import dev.tessera.model.signal.io.SaveException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class CurveExportTest {
  private final CurveViewModel model = new CurveViewModel();

  CurveExportTest() {
    model.axisProperty().set(CurveAxis.STEPS);
    model.beginRun("fast & \"small\" <1>").update(Curves.of(20, 25.5, 30));
  }

  private CurveExport export() {
    return new CurveExport(model, new ChartTheme(), 500);
  }

  @Test
  void csvHoldsEveryPointInAnyLocale(@TempDir Path folder) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      export().saveCsv(folder.resolve("c.csv"));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(folder.resolve("c.csv"))
        .hasContent(
            """
            run,step,seconds,psnr
            "fast & ""small"" <1>",0,0.0000,20.0000
            "fast & ""small"" <1>",10,0.5000,25.5000
            "fast & ""small"" <1>",20,1.0000,30.0000
            """);
  }

  @Test
  void svgIsWellFormedAndHoldsTheLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.svg");
    export().saveSvg(file);
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element line = (Element) svg.getElementsByTagName("polyline").item(0);
    String[] points = line.getAttribute("points").split(" ");
    assertThat(points).hasSize(3);
    // x from 70 to 880; y from 440 up to 20 over 19.5 to 30.5 dB.
    assertThat(points[0]).isEqualTo("70.00,420.91");
    assertThat(points[1]).isEqualTo("475.00,210.91");
    assertThat(points[2]).isEqualTo("880.00,39.09");
    assertThat(Files.readString(file)).contains("fast &amp; \"small\" &lt;1&gt;");
  }

  @Test
  void svgOfNothingIsStillADrawing() throws Exception {
    model.clear();
    model.logXProperty().set(true);
    String svg = new CurveSvg(new ChartTheme(), CurveAxis.STEPS, true).draw(List.of());
    assertThat(svg).startsWith("<svg").endsWith("</svg>\n").doesNotContain("NaN", "Infinity");
  }

  @Test
  void pngHasTheSizeAskedForAndTheColourOfTheRun(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.png");
    export().savePng(file, 640, 360);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(360);
    int colour = Integer.parseInt(model.runs().get(0).colour().substring(1), 16);
    boolean found = false;
    for (int i = 0; i < 640 * 360; i++) {
      found |= (image.getRGB(i % 640, i / 640) & 0xFFFFFF) == colour;
    }
    assertThat(found).isTrue();
  }

  @Test
  void aFolderThatIsMissingIsAnErrorAndIsNotMade(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("c.csv");
    assertThatThrownBy(() -> export().saveCsv(file)).isInstanceOf(SaveException.class);
    assertThat(file.getParent()).doesNotExist();
  }
}
