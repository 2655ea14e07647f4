package dev.tessera.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.FlowPane;

/** The same crop of the original and of each contender, under one magnifier. */
final class CropPane extends FlowPane {
  private final ContestViewModel contest;
  private List<SeenCrop> shown = List.of();
  private final List<CropView> views = new ArrayList<>();

  /** Follows crops of a contest, and its magnifier. */
  CropPane(ContestViewModel contest, ObservableValue<List<SeenCrop>> crops) {
    this.contest = contest;
    getStyleClass().add("crops");
    crops.subscribe(this::show);
    contest.lens().subscribe(place -> views.forEach(view -> view.magnify(place)));
  }

  /** Those that are there stay: images are drawn once. */
  private void show(List<SeenCrop> now) {
    if (now.size() < shown.size() || !now.subList(0, shown.size()).equals(shown)) {
      shown = List.of();
      views.clear();
      getChildren().clear();
    }
    now.stream().skip(shown.size()).map(crop -> new CropView(contest, crop)).forEach(this::add);
    shown = now;
  }

  private void add(CropView view) {
    views.add(view);
    getChildren().add(view);
  }
}
