package dev.tessera.app.rate;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.ChartTheme;
import dev.tessera.app.fx.StyleSheets;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;

/**
 * The page "Rate and quality": curves of formats, and below them, or beside them, the file that was
 * clicked beside another of the same size.
 */
public final class RateView extends BorderPane {
  private static final String HINT =
      "Compresses the open picture at several sizes, in our format, as JPEG and as WebP, and"
          + " measures what is decoded. Click a dot to look at its file beside a JPEG of as many"
          + " bytes.";

  private final RateViewModel model;
  private final ChartTheme theme = new ChartTheme();
  private final RateChart chart = new RateChart();
  private final ChartViewer viewer = new ChartViewer(chart.chart(), false);
  private final SplitPictures pictures;
  private final Label leftWords = new Label();
  private final Label rightWords = new Label();
  private final Label hint = new Label(HINT);

  /** Shows the model. */
  public RateView(RateViewModel model) {
    this.model = model;
    pictures = new SplitPictures(model.camera());
    getStyleClass().add("rate-view");
    StyleSheets.add(getStylesheets(), RateView.class, "rate.css");
    viewer.setMinSize(0, 0);
    viewer.setOnContextMenuRequested(null);
    viewer.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    viewer.setAccessibleText("Quality against bits per pixel, a line for each format");
    viewer.addChartMouseListener(new Choosing());
    hint.setWrapText(true);
    BorderPane compared = new BorderPane(pictures);
    leftWords.setId("rate-left");
    rightWords.setId("rate-right");
    FlowPane words = new FlowPane(leftWords, rightWords);
    words.getStyleClass().add("rate-words");
    compared.setTop(words);
    setTop(bar());
    setCenter(new SplitPane(viewer, compared));
    model.curves().subscribe(this::show);
    model.measure().subscribe(this::show);
    show();
    model.pair().subscribe(this::showPair);
    model
        .dark()
        .subscribe(
            dark -> {
              theme.setDark(dark);
              chart.paint(theme);
            });
  }

  private BorderPane bar() {
    Button measure = new Button();
    measure.setId("measure-rates");
    measure.getStyleClass().add(Styles.ACCENT);
    measure.setMinWidth(96);
    Controls.told(measure, "Compresses the picture at several sizes and measures each file");
    measure.setOnAction(event -> model.toggle());
    model.running().subscribe(now -> measure.setText(now ? "Cancel" : "Measure"));
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progress());
    Controls.told(progress, "Share of the files that were measured");
    progress.visibleProperty().bind(model.running());
    Segments<RateMeasure> measures =
        new Segments<>(
            "Quality",
            List.of(RateMeasure.values()),
            RateMeasure::label,
            each -> "Shows " + each.label() + " against bits per pixel",
            model.measure());
    FlowPane controls = new FlowPane(measure, measures, progress);
    controls.getStyleClass().add("rate-bar");
    BorderPane bar = new BorderPane(hint);
    bar.setTop(controls);
    hint.getStyleClass().add("rate-hint");
    return bar;
  }

  private void show() {
    viewer.setVisible(!model.curves().get().isEmpty());
    chart.show(model.curves().get(), model.measure().get());
    chart.paint(theme);
  }

  private void showPair(Optional<RatePair> pair) {
    leftWords.setText(pair.map(p -> "Left: " + p.left().words()).orElse(""));
    rightWords.setText(pair.map(p -> "Right: " + p.right().words()).orElse(""));
    pictures.show(pair);
  }

  /** A click on a dot opens its file. */
  private final class Choosing implements ChartMouseListenerFX {
    @Override
    public void chartMouseClicked(ChartMouseEventFX event) {
      if (event.getEntity() instanceof XYItemEntity item) {
        int format = item.getSeriesIndex();
        model.look(format, model.curves().get().get(format).points().get(item.getItem()));
      }
    }

    @Override
    public void chartMouseMoved(ChartMouseEventFX event) {}
  }
}
