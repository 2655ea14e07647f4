package dev.tessera.app.shell;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.service.Lane;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where fits are computed, once that has been found out. */
final class DeviceModel {
  private final Tools tools;
  private final ReadOnlyObjectWrapper<Optional<DeviceReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  DeviceModel(Tools tools) {
    this.tools = tools;
  }

  /** Opens the engine, which takes as long as showing the window, to find out. */
  void look() {
    Delivery.of(
        tools.service().submit(Lane.VIEW, new DeviceJob(tools.engine())).outcome(),
        outcome -> report.set(Delivery.value(outcome, cause -> {})));
  }

  /** The device, empty until it is known. */
  ReadOnlyObjectProperty<Optional<DeviceReport>> report() {
    return report.getReadOnlyProperty();
  }
}
