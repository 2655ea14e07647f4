package dev.tessera.app.shell;

import dev.tessera.app.session.FormChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Forms of settings as plain values of a file, and back; what makes no sense is passed over. */
final class FormTexts {
  private static final String PRESET = "preset";
  private static final String CHANGED = "changed";

  private FormTexts() {}

  static Map<String, Object> of(Map<String, FormChoice> forms) {
    Map<String, Object> all = new LinkedHashMap<>();
    forms.forEach(
        (name, choice) ->
            all.put(name, Map.of(PRESET, choice.preset(), CHANGED, choice.changed())));
    return all;
  }

  static Map<String, FormChoice> read(@Nullable Object told) {
    Map<String, FormChoice> forms = new TreeMap<>();
    if (told instanceof Map<?, ?> all) {
      all.forEach(
          (name, form) -> {
            if (form instanceof Map<?, ?> parts && parts.get(PRESET) instanceof String preset) {
              forms.put(String.valueOf(name), new FormChoice(preset, texts(parts.get(CHANGED))));
            }
          });
    }
    return forms;
  }

  private static Map<String, String> texts(@Nullable Object told) {
    Map<String, String> texts = new TreeMap<>();
    if (told instanceof Map<?, ?> all) {
      all.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    return texts;
  }
}
