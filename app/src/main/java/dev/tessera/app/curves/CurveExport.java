package dev.tessera.app.curves;

import dev.tessera.app.fx.ChartTheme;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Curves as they were at one moment, to be saved on any thread. */
public final class CurveExport {
  private final List<CurveSeries> series;
  private final List<SavedRun> runs;
  private final CurveAxis axis;
  private final boolean logarithmic;
  private final ChartTheme theme;

  /** Takes the visible runs as they are now. */
  CurveExport(CurveViewModel model, ChartTheme currentTheme, int columns) {
    double[] extent = model.extent();
    logarithmic = model.logXProperty().get();
    axis = model.axisProperty().get();
    series = model.series(new LineThinning(extent[0], extent[1], columns, logarithmic));
    runs =
        model.runs().stream()
            .filter(run -> run.visibleProperty().get())
            .map(run -> new SavedRun(run.label(), run.curve()))
            .toList();
    theme = new ChartTheme();
    theme.setDark(currentTheme.isDark());
  }

  /** Saves a picture with a legend, width x height pixels. */
  public void savePng(Path file, int width, int height) throws SaveException {
    CurveChart chart = new CurveChart(theme, true);
    chart.setAxis(axis, logarithmic);
    chart.show(series);
    AtomicFile.stream(
        file, out -> ImageIO.write(chart.chart().createBufferedImage(width, height), "png", out));
  }

  /** Saves a vector drawing with a legend. */
  public void saveSvg(Path file) throws SaveException {
    write(file, new CurveSvg(theme, axis, logarithmic).draw(series));
  }

  /** Saves every point: run, step, seconds, psnr. */
  public void saveCsv(Path file) throws SaveException {
    write(file, csv());
  }

  /** Every point, one per line, whatever the locale. */
  String csv() {
    StringBuilder text = new StringBuilder("run,step,seconds,psnr\n");
    for (SavedRun run : runs) {
      String label = '"' + run.label().replace("\"", "\"\"") + '"';
      for (int i = 0; i < run.curve().length(); i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%.4f,%.4f%n",
                label,
                run.curve().step(i),
                run.curve().seconds(i),
                run.curve().value(i)));
      }
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static void write(Path file, String text) throws SaveException {
    AtomicFile.stream(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
