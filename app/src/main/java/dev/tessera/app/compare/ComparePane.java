package dev.tessera.app.compare;

import dev.tessera.app.fx.StyleSheets;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The page "Compare": methods, studies and feature maps, a tab each. */
public final class ComparePane extends TabPane {
  /**
   * Shows the models.
   *
   * @param maps a {@link CompareView} and what belongs to it
   */
  public ComparePane(CompareModels models, Node maps) {
    getStyleClass().add("compare-pane");
    StyleSheets.add(getStylesheets(), ComparePane.class, "compare.css");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    MethodsView methods = new MethodsView(models.methods());
    StudiesView studies = new StudiesView(models.studies());
    models
        .dark()
        .subscribe(
            dark -> {
              methods.setDark(dark);
              studies.setDark(dark);
            });
    for (CompareTab each : CompareTab.values()) {
      Node view =
          switch (each) {
            case METHODS -> methods;
            case STUDIES -> studies;
            case MAPS -> maps;
          };
      Tab tab = new Tab(each.label(), view);
      tab.setId("compare-" + each.label());
      tab.setUserData(each);
      getTabs().add(tab);
    }
    models.tab().subscribe(this::turnTo);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(now -> models.tab().set((CompareTab) now.getUserData()));
  }

  private void turnTo(CompareTab wanted) {
    getTabs().stream()
        .filter(tab -> tab.getUserData() == wanted)
        .forEach(getSelectionModel()::select);
  }
}
