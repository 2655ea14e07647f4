package dev.tessera.app.session;

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
public final class FitStub implements FieldCapture {
  private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.IDLE);
  private final SimpleIntegerProperty runNumber = new SimpleIntegerProperty();
  private @Nullable Fitted<GridTiling> field;
  private Optional<Pretrained> networks = Optional.empty();
  private int captures;

  /** What a page knows of it. */
  public FitSource source() {
    return new FitSource(this, state, runNumber, () -> networks);
  }

  /** Begins from scratch. */
  public void startAnew() {
    field = null;
    runNumber.set(runNumber.get() + 1);
    state.set(RunState.LOADING);
  }

  /** Runs with this field. */
  public void run(Fitted<GridTiling> now) {
    field = now;
    state.set(RunState.RUNNING);
  }

  /** Ends with this field. */
  public void finish(Fitted<GridTiling> result) {
    field = result;
    state.set(RunState.FINISHED);
  }

  /** Goes on after the end. */
  public void goOn() {
    state.set(RunState.LOADING);
  }

  /** Forgets everything. */
  public void reset() {
    field = null;
    state.set(RunState.IDLE);
  }

  /** It began with these networks. */
  public void networks(Optional<Pretrained> value) {
    networks = value;
  }

  /** How often the field was asked for. */
  public int captures() {
    return captures;
  }

  @Override
  public void capture(Consumer<Optional<Fitted<GridTiling>>> then) {
    captures++;
    then.accept(Optional.ofNullable(field));
  }
}
