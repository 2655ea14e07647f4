package dev.tessera.app.shell;

import dev.tessera.app.light.LookField;
import dev.tessera.app.session.Session;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** What is looked around in: the light field that is open, as far as it was fitted. */
record Looking(Models models) {
  /** Follows what is open and what was fitted of it. */
  void follow() {
    models.session().property().subscribe(this::refresh);
    models.run().result().subscribe(this::refresh);
    models.light().matrix().given().subscribe(this::refresh);
  }

  private void refresh() {
    show(models.run().result().get().map(FitResult::fitted));
  }

  private void show(Optional<Fitted<GridTiling>> fitted) {
    Optional<Session> open = models.session().get().filter(s -> s.light().isPresent());
    models
        .light()
        .look()
        .around()
        .look(
            fitted
                .filter(f -> ShearedShape.is(f.spec()))
                .flatMap(
                    f ->
                        open.filter(s -> fits(s, ShearedShape.of(f.spec())))
                            .map(s -> LookField.of(s, models.light().matrix().given().get(), f))));
  }

  /** What is told of another light field comes a moment before or after that is open. */
  private static boolean fits(Session open, ShearedShape shape) {
    return shape.views().equals(open.light().orElseThrow().grid())
        && shape.view().height() == open.signal().height()
        && shape.view().width() == open.signal().width();
  }

  /** Takes what a running fit has come to. */
  void capture() {
    models.run().capture(found -> found.ifPresent(fitted -> show(Optional.of(fitted))));
  }
}
