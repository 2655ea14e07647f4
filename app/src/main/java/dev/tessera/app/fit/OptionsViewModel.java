package dev.tessera.app.fit;

import dev.tessera.app.session.NetworkShelf;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The options being edited: one text per setting, and the options they make, if they make any. */
public final class OptionsViewModel {
  private static final String MODE = "MODE";
  private static final String NETWORKS = "NETWORKS";

  private final NetworkShelf shelf;
  private final ObjectProperty<FitMode> mode = new SimpleObjectProperty<>(FitMode.JOINT);
  private final StringProperty networks = new SimpleStringProperty("");
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.BALANCED);
  private final Map<FitSetting, StringProperty> texts = new EnumMap<>(FitSetting.class);
  private final Map<FitSetting, ReadOnlyStringWrapper> errors = new EnumMap<>(FitSetting.class);
  private final ReadOnlyObjectWrapper<Optional<FitOptions>> options =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private boolean filling;

  /**
   * Starts with remembered choices.
   *
   * @param presetLabel label of the preset; an unknown one means the default
   * @param changes texts that differ from the preset, by name of the setting
   * @param shelf pre-trained networks to choose from
   */
  public OptionsViewModel(String presetLabel, Map<String, String> changes, NetworkShelf shelf) {
    this.shelf = shelf;
    if (!shelf.names().isEmpty()) {
      String name = changes.getOrDefault(NETWORKS, "");
      networks.set(shelf.names().contains(name) ? name : shelf.names().get(0));
      mode.set(FitMode.CODES);
    }
    for (FitMode candidate : modes()) {
      if (candidate.name().equals(changes.get(MODE))) {
        mode.set(candidate);
      }
    }
    for (FitSetting setting : FitSetting.values()) {
      StringProperty text = new SimpleStringProperty("");
      texts.put(setting, text);
      errors.put(setting, new ReadOnlyStringWrapper(""));
      text.subscribe(() -> textChanged());
    }
    for (Preset candidate : Preset.values()) {
      if (candidate.label().equals(presetLabel)) {
        preset.set(candidate);
      }
    }
    fill(changes);
    preset.subscribe((old, chosen) -> refill());
    mode.subscribe((old, chosen) -> check());
    networks.subscribe((old, chosen) -> check());
  }

  /** What can be fitted: everything with pre-trained networks, else all at once only. */
  public List<FitMode> modes() {
    return shelf.names().isEmpty() ? List.of(FitMode.JOINT) : List.of(FitMode.values());
  }

  /** What moves. */
  public ObjectProperty<FitMode> mode() {
    return mode;
  }

  /** Names of the networks to choose from, the best trade first. */
  public List<String> networkNames() {
    return shelf.names();
  }

  /** Name of the networks whose codes are fitted; of no meaning in joint mode. */
  public StringProperty networks() {
    return networks;
  }

  /** The preset that the settings started from. */
  public ObjectProperty<Preset> preset() {
    return preset;
  }

  /** What is typed for a setting; switches hold "true" or "false". */
  public StringProperty text(FitSetting setting) {
    return Objects.requireNonNull(texts.get(setting));
  }

  /** What is wrong with it, empty if nothing. */
  public ReadOnlyStringProperty error(FitSetting setting) {
    return errorOf(setting).getReadOnlyProperty();
  }

  /** The options, empty while any setting is wrong. */
  public ReadOnlyObjectProperty<Optional<FitOptions>> options() {
    return options.getReadOnlyProperty();
  }

  /** Whether any setting differs from the preset. */
  public ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
  }

  /** Puts every setting back to the preset. */
  public void reset() {
    if (!shelf.names().isEmpty()) {
      networks.set(shelf.names().get(0));
      mode.set(FitMode.CODES);
    }
    refill();
  }

  private void refill() {
    fill(Map.of());
  }

  /** The texts that differ from the preset, by name of the setting. */
  public Map<String, String> changes() {
    FitOptions standard = preset.get().options();
    Map<String, String> result = new TreeMap<>();
    for (FitSetting setting : FitSetting.values()) {
      if (!text(setting).get().strip().equals(SettingText.read(setting, standard))) {
        result.put(setting.name(), text(setting).get().strip());
      }
    }
    if (!shelf.names().isEmpty()) {
      if (mode.get() != FitMode.CODES) {
        result.put(MODE, mode.get().name());
      }
      if (!networks.get().equals(shelf.names().get(0))) {
        result.put(NETWORKS, networks.get());
      }
    }
    return result;
  }

  private void fill(Map<String, String> changes) {
    FitOptions standard = preset.get().options();
    filling = true;
    try {
      for (FitSetting setting : FitSetting.values()) {
        text(setting)
            .set(changes.getOrDefault(setting.name(), SettingText.read(setting, standard)));
      }
    } finally {
      filling = false;
    }
    check();
  }

  private void textChanged() {
    if (!filling) {
      check();
    }
  }

  private void check() {
    FitOptions built = preset.get().options();
    boolean good = true;
    for (FitSetting setting : FitSetting.values()) {
      String error = "";
      try {
        built = SettingText.write(setting, built, text(setting).get());
      } catch (IllegalArgumentException e) {
        error = sentence(String.valueOf(e.getMessage()));
        good = false;
      }
      errorOf(setting).set(error);
    }
    if (good && mode.get() != FitMode.JOINT) {
      built =
          built.change().mode(mode.get()).networks(Optional.of(shelf.load(networks.get()))).build();
    }
    changed.set(!changes().isEmpty());
    options.set(good ? Optional.of(built) : Optional.empty());
  }

  private ReadOnlyStringWrapper errorOf(FitSetting setting) {
    return Objects.requireNonNull(errors.get(setting));
  }

  private static String sentence(String message) {
    String text = message.replaceAll(", found [^,]*$", "");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
