package dev.tessera.app.form;

import dev.tessera.app.session.NetworkShelf;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.Preset;
import java.util.HashMap;
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

/**
 * Options being edited: one text per setting, and the options they make, if they make any.
 *
 * @param <S> the settings
 * @param <O> the options
 */
public final class OptionsForm<S extends Setting, O> {
  private static final String MODE = "MODE";
  private static final String NETWORKS = "NETWORKS";

  private final FormKind<S, O> kind;
  private final NetworkShelf shelf;
  private final ObjectProperty<FitMode> mode = new SimpleObjectProperty<>(FitMode.JOINT);
  private final StringProperty networks = new SimpleStringProperty("");
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.BALANCED);
  private final Map<S, StringProperty> texts = new HashMap<>();
  private final Map<S, ReadOnlyStringWrapper> errors = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<O>> options =
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
  public OptionsForm(
      FormKind<S, O> kind, String presetLabel, Map<String, String> changes, NetworkShelf shelf) {
    this.kind = kind;
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
    for (S setting : kind.settings()) {
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
    preset.subscribe((old, chosen) -> fill(Map.of()));
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
  public StringProperty text(S setting) {
    return Objects.requireNonNull(texts.get(setting));
  }

  /** What is wrong with it, empty if nothing. */
  public ReadOnlyStringProperty error(S setting) {
    return errorOf(setting).getReadOnlyProperty();
  }

  /** The options, empty while any setting is wrong. */
  public ReadOnlyObjectProperty<Optional<O>> options() {
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
    fill(Map.of());
  }

  /** The texts that differ from the preset, by name of the setting. */
  public Map<String, String> changes() {
    O standard = kind.standard(preset.get());
    Map<String, String> result = new TreeMap<>();
    for (S setting : kind.settings()) {
      if (!text(setting).get().strip().equals(kind.read(setting, standard))) {
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
    O standard = kind.standard(preset.get());
    filling = true;
    try {
      for (S setting : kind.settings()) {
        text(setting).set(changes.getOrDefault(setting.name(), kind.read(setting, standard)));
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
    O built = kind.standard(preset.get());
    boolean good = true;
    for (S setting : kind.settings()) {
      String error = "";
      try {
        built = kind.write(setting, built, text(setting).get().strip());
      } catch (IllegalArgumentException e) {
        error = sentence(String.valueOf(e.getMessage()));
        good = false;
      }
      errorOf(setting).set(error);
    }
    if (good && mode.get() != FitMode.JOINT) {
      built = kind.withNetworks(built, mode.get(), shelf.load(networks.get()));
    }
    changed.set(!changes().isEmpty());
    options.set(good ? Optional.of(built) : Optional.empty());
  }

  private ReadOnlyStringWrapper errorOf(S setting) {
    return Objects.requireNonNull(errors.get(setting));
  }

  private static String sentence(String message) {
    String text = message.replaceAll(", found [^,]*$", "");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
