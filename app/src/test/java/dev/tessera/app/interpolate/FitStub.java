package dev.tessera.app.interpolate;

import dev.tessera.app.session.FieldSource;
import dev.tessera.app.session.RunState;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A fit that is where a test puts it. */
final class FitStub implements FieldSource {
  private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.IDLE);
  private final SimpleIntegerProperty runNumber = new SimpleIntegerProperty();
  private @Nullable Fitted<GridTiling> field;
  private Optional<Pretrained> networks = Optional.empty();
  private int captures;

  LatentSource source() {
    return new LatentSource(this, state, runNumber, () -> networks);
  }

  void startAnew() {
    field = null;
    runNumber.set(runNumber.get() + 1);
    state.set(RunState.LOADING);
  }

  void run(Fitted<GridTiling> now) {
    field = now;
    state.set(RunState.RUNNING);
  }

  void finish(Fitted<GridTiling> result) {
    field = result;
    state.set(RunState.FINISHED);
  }

  void goOn() {
    state.set(RunState.LOADING);
  }

  void reset() {
    field = null;
    state.set(RunState.IDLE);
  }

  void networks(Optional<Pretrained> value) {
    networks = value;
  }

  /** How often the field was asked for. */
  int captures() {
    return captures;
  }

  @Override
  public void capture(Consumer<Optional<Fitted<GridTiling>>> then) {
    captures++;
    then.accept(Optional.ofNullable(field));
  }
}
