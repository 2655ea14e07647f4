package dev.tessera.app.way;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.run.RunPanel;
import dev.tessera.app.run.RunView;
import dev.tessera.app.run.RunWords;
import dev.tessera.app.session.EndsSource;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Run control of the fit of two shapes. */
public final class PairView extends VBox {
  private static final double LOOK = 130;

  private final ShapeWayViewModel page;
  private final PairViewModel pair;
  private final RunView panel;

  /** Shows the fit; the buttons are given, made from the table of commands. */
  public PairView(ShapeWayViewModel page, Node buttons) {
    this.page = page;
    pair = page.pair();
    panel =
        new RunView(
            pair.run(),
            2,
            words(),
            new RunPanel(
                "Peak signal-to-noise ratio of the distance near the surface of the shape that is"
                    + " being fitted",
                buttons));
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(panel, look(), options());
    Controls.showIf(
        this, page.ends().source().isEqualTo(EndsSource.SHAPES).and(page.ends().triangle().not()));
    page.ends().ends().subscribe(now -> refresh());
  }

  /** What the shape that is being fitted looks like by its codes. */
  private Node look() {
    ArgbView view = new ArgbView();
    view.setPrefSize(LOOK, LOOK);
    view.setMaxSize(LOOK, LOOK);
    view.getStyleClass().add("way-look");
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
            pair.settings().preset());
    var seconds =
        Choice.of(
            PairSettings.SECONDS,
            s -> s + " s",
            "Time to fit each of the two shapes",
            pair.settings().seconds());
    GridPane form = Controls.form(8);
    Controls.row(form, "Detail", preset);
    Controls.row(form, "Time each", seconds);
    VBox box = new VBox(form);
    box.getStyleClass().add("way-section");
    return box;
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    panel.refresh();
  }

  private RunWords words() {
    return new RunWords(
        () ->
            pair.run().canStart()
                ? "Press Start to fit both over the same tiles: then their codes can be mixed."
                : "A morph needs two meshes.",
        "Cutting both shapes into the same tiles.",
        () -> "Measuring distances",
        this::part,
        this::ended,
        "The fit ended with an error: there are no codes to mix.");
  }

  private String ended() {
    return pair.run().result().get().filter(r -> PairFit.ofBoth(r.state())).isPresent()
        ? " Both are code-books over the same tiles: their codes can be mixed. Continue improves"
            + " the second."
        : " The second shape has no codes yet: Continue goes on to it.";
  }

  private String part(Snapshot<?> snapshot) {
    List<ShapeEnd> ends = page.ends().ends().get();
    int part = snapshot.phase().part();
    String name = ends.size() == 2 ? ends.get(part).name() : "";
    return (part == 1 ? "Second: " : "First: ") + name + ". ";
  }
}
