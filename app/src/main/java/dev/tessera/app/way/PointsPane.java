package dev.tessera.app.way;

import dev.tessera.app.scene3d.MarkedPane;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.OpenShape;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Both shapes side by side, to click points on them that belong together; made when wanted. */
final class PointsPane extends HBox {
  private final PointsViewModel model;

  PointsPane(ShapeWayViewModel page, IoPool pool) {
    model = page.points();
    getStyleClass().add("way-panes");
    page.pointsShown()
        .subscribe(
            now -> {
              if (now && getChildren().isEmpty()) {
                fill(page, pool);
              }
            });
  }

  private void fill(ShapeWayViewModel page, IoPool pool) {
    for (boolean second : new boolean[] {false, true}) {
      MarkedPane side = new MarkedPane(page.camera(), pool);
      side.setId(second ? "points-second" : "points-first");
      side.setPrefWidth(400);
      HBox.setHgrow(side, Priority.ALWAYS);
      side.setOnSight(line -> model.pick(second, line));
      Runnable mark =
          () -> side.mark(PairMarks.of(model.pairs().get(), model.half().get(), second));
      model.shapes().subscribe(now -> show(side, second));
      model.pairs().subscribe(mark);
      model.half().subscribe(now -> mark.run());
      getChildren().add(side);
    }
  }

  private void show(MarkedPane side, boolean second) {
    Optional<OpenShape> shape =
        model.shapes().get().map(both -> second ? both.second() : both.first());
    side.show(shape.map(s -> s.signal().mesh()), shape.map(OpenShape::normals));
    side.setCaption(shape.map(s -> s.signal().name()).orElse(""));
  }
}
