package dev.tessera.app.session;

import java.util.Map;

/**
 * What a person chose in a form of settings.
 *
 * @param preset label of the preset, empty for the default
 * @param changed texts that differ from the preset, as they were typed, by the setting's name
 */
public record FormChoice(String preset, Map<String, String> changed) {
  /** Copies the map. */
  public FormChoice {
    changed = Map.copyOf(changed);
  }
}
