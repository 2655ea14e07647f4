package dev.tessera.app.morph;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.RunPanel;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.PairSnapshot;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.ShapeSnapshot;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Run control of the fit of two shapes. */
public final class MorphPairView extends VBox {
  private static final double LOOK = 130;

  private final MorphViewModel page;
  private final MorphPairViewModel pair;
  private final RunPanel panel;

  /** Shows the fit; the buttons are given, made from the table of commands. */
  public MorphPairView(MorphViewModel page, Node buttons) {
    this.page = page;
    pair = page.pair();
    panel =
        new RunPanel(
            "Peak signal-to-noise ratio of the distance near the surface of the shape that is"
                + " being fitted",
            buttons);
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(panel, look(), options());
    visibleProperty().bind(page.ends().source().isEqualTo(MorphSource.SHAPES));
    managedProperty().bind(visibleProperty());
    pair.state().subscribe(now -> refresh());
    pair.stopping().subscribe(now -> refresh());
    page.ends().ends().subscribe(now -> refresh());
  }

  /** What the shape that is being fitted looks like by its codes. */
  private Node look() {
    ArgbView view = new ArgbView();
    view.setPrefSize(LOOK, LOOK);
    view.setMaxSize(LOOK, LOOK);
    view.getStyleClass().add("morph-look");
    Tooltip.install(view, new Tooltip("The shape as its tiles give it back now"));
    page.live()
        .picture()
        .subscribe(
            now -> {
              view.setVisible(now.isPresent());
              view.setManaged(now.isPresent());
              now.ifPresent(p -> view.show(p.width(), p.height(), p.toArray()));
            });
    HBox row = new HBox(view);
    row.setAlignment(Pos.CENTER);
    return row;
  }

  private Node options() {
    var preset =
        Choice.of(
            List.of(Preset.values()),
            Preset::label,
            "How finely both shapes are cut into tiles",
            pair.preset());
    var seconds =
        Choice.of(
            MorphPairViewModel.SECONDS,
            s -> s + " s",
            "Time to fit each of the two shapes",
            pair.seconds());
    Label detail = new Label("Detail");
    detail.setLabelFor(preset);
    Label time = new Label("Time each");
    time.setLabelFor(seconds);
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(8);
    for (Label label : new Label[] {detail, time}) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    for (Control box : new Control[] {preset, seconds}) {
      box.setMaxWidth(Double.MAX_VALUE);
      GridPane.setHgrow(box, Priority.ALWAYS);
    }
    grid.addRow(0, detail, preset);
    grid.addRow(1, time, seconds);
    VBox box = new VBox(grid);
    box.getStyleClass().add("morph-section");
    return box;
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    RunState now = pair.state().get();
    Optional<PairSnapshot> snapshot = pair.snapshot().get();
    panel.show(
        new RunPanel.Reading(
            now,
            pair.stopping().get(),
            snapshot
                .filter(s -> s.fit().step() > 0)
                .map(s -> Figures.decibels(s.fit().psnr()))
                .orElse(""),
            share(now, snapshot),
            words(now, snapshot)));
  }

  private static double share(RunState now, Optional<PairSnapshot> snapshot) {
    if (now == RunState.FINISHED) {
      return 1;
    }
    return snapshot
        .map(s -> (part(s.fit()) + (s.second() ? 1 : 0)) / 2)
        .orElse(now == RunState.LOADING ? ProgressBar.INDETERMINATE_PROGRESS : 0.0);
  }

  private static double part(ShapeSnapshot fit) {
    return fit.prepared() < 1 || !(fit.etaSeconds() < 1e8)
        ? 0
        : fit.seconds() / Math.max(1e-3, fit.seconds() + fit.etaSeconds());
  }

  private String words(RunState now, Optional<PairSnapshot> snapshot) {
    return switch (now) {
      case IDLE ->
          pair.canStart()
              ? "Press Start to fit both over the same tiles; until then distances are blended."
              : "A morph needs two meshes.";
      case LOADING -> "Cutting both shapes into the same tiles.";
      case RUNNING, PAUSED -> snapshot.map(this::progress).orElse("");
      case FINISHED -> "Both are code-books over the same tiles: their codes can be mixed.";
      case FAILED -> "The fit ended with an error; distances are blended.";
    };
  }

  private String progress(PairSnapshot s) {
    List<MorphEnd> ends = page.ends().ends().get();
    String name = ends.size() == 2 ? ends.get(s.second() ? 1 : 0).name() : "";
    String which = (s.second() ? "Second: " : "First: ") + name + ". ";
    ShapeSnapshot fit = s.fit();
    if (fit.prepared() < 1) {
      return which + "Measuring distances: %d %%".formatted(Math.round(100 * fit.prepared()));
    }
    return which
        + "%s fitted, %s to go. Mean error of the distance %s."
            .formatted(
                Figures.duration(fit.seconds()),
                Figures.duration(fit.etaSeconds()),
                Figures.small(fit.meanError()));
  }
}
