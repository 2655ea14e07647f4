package dev.tessera.app.fit;

import dev.tessera.app.form.OptionsForm;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;

/** The options of pictures being edited, and the options they make, if they make any. */
public final class OptionsViewModel {
  private final OptionsForm<FitSetting, FitOptions> form;

  /**
   * Starts with remembered choices.
   *
   * @param presetLabel label of the preset; an unknown one means the default
   * @param changes texts that differ from the preset, by name of the setting
   * @param shelf pre-trained networks to choose from
   */
  public OptionsViewModel(String presetLabel, Map<String, String> changes, NetworkShelf shelf) {
    form = new OptionsForm<>(new PictureForm(), presetLabel, changes, shelf);
  }

  /** The texts behind the options. */
  public OptionsForm<FitSetting, FitOptions> form() {
    return form;
  }

  /** What can be fitted. */
  public List<FitMode> modes() {
    return form.modes();
  }

  /** What moves. */
  public ObjectProperty<FitMode> mode() {
    return form.mode();
  }

  /** Names of the networks to choose from, the best trade first. */
  public List<String> networkNames() {
    return form.networkNames();
  }

  /** Name of the networks whose codes are fitted; of no meaning in joint mode. */
  public StringProperty networks() {
    return form.networks();
  }

  /** The preset that the settings started from. */
  public ObjectProperty<Preset> preset() {
    return form.preset();
  }

  /** What is typed for a setting; switches hold "true" or "false". */
  public StringProperty text(FitSetting setting) {
    return form.text(setting);
  }

  /** What is wrong with it, empty if nothing. */
  public ReadOnlyStringProperty error(FitSetting setting) {
    return form.error(setting);
  }

  /** The options, empty while any setting is wrong. */
  public ReadOnlyObjectProperty<Optional<FitOptions>> options() {
    return form.options();
  }

  /** Whether any setting differs from the preset. */
  public ReadOnlyBooleanProperty changed() {
    return form.changed();
  }

  /** Puts every setting back to the preset. */
  public void reset() {
    form.reset();
  }

  /** The texts that differ from the preset, by name of the setting. */
  public Map<String, String> changes() {
    return form.changes();
  }
}
