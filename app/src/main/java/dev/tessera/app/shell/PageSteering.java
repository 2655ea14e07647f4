package dev.tessera.app.shell;

import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Steering;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Steers the fit that belongs to the page that is shown. */
final class PageSteering implements Steering {
  private final ObservableValue<Page> page;
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();

  PageSteering(ObservableValue<Page> page) {
    this.page = page;
    state.bind(page.flatMap(p -> p.subject().steering().state()));
    stopping.bind(page.flatMap(p -> p.subject().steering().stopping()));
  }

  private Steering now() {
    return page.getValue().subject().steering();
  }

  @Override
  public ReadOnlyObjectProperty<RunState> state() {
    return state.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  @Override
  public boolean canStart() {
    return now().canStart();
  }

  @Override
  public void toggle() {
    now().toggle();
  }

  @Override
  public void stop() {
    now().stop();
  }

  @Override
  public void startAnew() {
    now().startAnew();
  }

  @Override
  public void continueRun() {
    now().continueRun();
  }

  @Override
  public boolean canContinue() {
    return now().canContinue();
  }

  @Override
  public void reset() {
    now().reset();
  }
}
