package dev.tessera.app.fit;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.EnumMap;
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
   */
  public OptionsViewModel(String presetLabel, Map<String, String> changes) {
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
    preset.subscribe((old, chosen) -> reset());
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
