package dev.tessera.app.device;

import dev.tessera.app.FailureText;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.service.Lane;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Where fits are computed, once that has been found out, and where they are to be computed from the
 * next start on: an engine cannot leave its device.
 */
public final class DeviceViewModel {
  private final Tools tools;
  private final EngineSettings atStart;
  private final ReadOnlyObjectWrapper<Optional<DeviceReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("Looking for a device.");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ObjectProperty<DeviceChoice.Wanted> wanted;
  private final ObjectProperty<Integer> gpu;
  private final BooleanProperty tf32;

  /** Starts with what is remembered. */
  public DeviceViewModel(Tools tools) {
    this.tools = tools;
    atStart = settings(tools.preferences());
    wanted = new SimpleObjectProperty<>(atStart.device().wanted());
    gpu = new SimpleObjectProperty<>(atStart.device().gpu());
    tf32 = new SimpleBooleanProperty(atStart.tf32());
    wanted.subscribe((before, now) -> remember());
    gpu.subscribe((before, now) -> remember());
    tf32.subscribe((before, now) -> remember());
    tell();
  }

  /** What the preferences ask the engine for. */
  public static EngineSettings settings(PreferencesModel preferences) {
    Preferences.FitChoice fit = preferences.get().fit();
    return new EngineSettings(device(fit.device()), 0, fit.tf32());
  }

  private static DeviceChoice device(String word) {
    try {
      return DeviceChoice.of(word);
    } catch (IllegalArgumentException e) {
      return DeviceChoice.AUTO; // written by hand, or by a newer version
    }
  }

  /** Opens the engine, which takes as long as showing the window, to find out. */
  public void look() {
    Delivery.of(
        tools.service().submit(Lane.VIEW, new DeviceJob(tools.engine())).outcome(),
        outcome -> {
          report.set(Delivery.value(outcome, cause -> text.set(FailureText.of(cause).sentence())));
          report.get().ifPresent(found -> text.set(found.text()));
        });
  }

  /** The device, empty until it is known. */
  public ReadOnlyObjectProperty<Optional<DeviceReport>> report() {
    return report.getReadOnlyProperty();
  }

  /** What was looked for, found, refused and why: what the command for devices prints. */
  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** Kind of device from the next start on. */
  public ObjectProperty<DeviceChoice.Wanted> wanted() {
    return wanted;
  }

  /** Number of the GPU from the next start on, where a GPU is wanted. */
  public ObjectProperty<Integer> gpu() {
    return gpu;
  }

  /** Whether a GPU may round to TF32 from the next start on. */
  public BooleanProperty tf32() {
    return tf32;
  }

  /** When a change counts, a sentence. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  private void remember() {
    DeviceChoice choice =
        new DeviceChoice(wanted.get(), wanted.get() == DeviceChoice.Wanted.GPU ? gpu.get() : 0);
    tools
        .preferences()
        .update(p -> p.withFit(p.fit().withDevice(choice.word()).withTf32(tf32.get())));
    tell();
  }

  private void tell() {
    note.set(
        settings(tools.preferences()).equals(atStart)
            ? "What is chosen here counts from the next start of Tessera on."
            : "Changed: close Tessera and start it again to compute with this.");
  }
}
