package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.model.signal.io.AlphaMode;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What concerns everything that is opened: transparency, and copies in projects. */
final class EnvironmentForm extends VBox {
  EnvironmentForm(PreferencesModel preferences) {
    setSpacing(8);
    Label title = new Label("Input");
    title.getStyleClass().add(Styles.TEXT_BOLD);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("setting-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, new ColumnConstraints(156));
    ChoiceBox<AlphaMode> alpha =
        Choice.of(
            List.of(AlphaMode.values()),
            mode -> mode == AlphaMode.KEEP ? "Keep as channel" : "Lay over white",
            "What becomes of transparency when a picture is opened. Typical: keep.");
    alpha.setValue(
        AlphaMode.COMPOSITE.name().equals(preferences.get().fit().alpha())
            ? AlphaMode.COMPOSITE
            : AlphaMode.KEEP);
    alpha
        .valueProperty()
        .subscribe(
            (before, now) -> preferences.update(p -> p.withFit(p.fit().withAlpha(now.name()))));
    Controls.row(grid, "Transparency", alpha);
    CheckBox copies = new CheckBox();
    copies.setId("copies-in-projects");
    Controls.told(
        copies,
        "Projects hold copies of the files they are of, up to 500 MB each, so that they can be"
            + " moved to another computer. Typical: off, they tell where the files are",
        "Projects hold copies of the files they are of");
    copies.setSelected(preferences.get().files().copies());
    copies
        .selectedProperty()
        .subscribe(
            (before, now) -> preferences.update(p -> p.withFiles(p.files().withCopies(now))));
    Controls.row(grid, "Files in projects", copies);
    getChildren().addAll(title, grid);
  }
}
