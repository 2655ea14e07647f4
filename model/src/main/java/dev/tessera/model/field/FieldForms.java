package dev.tessera.model.field;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * All forms of fields by name. A form is one class and one line in {@code
 * META-INF/services/dev.tessera.model.field.FieldForm}.
 */
public final class FieldForms {
  /** The form of Mehta et al. 2021, and of files written before forms had names. */
  public static final String MODULATED = "modulated";

  /** The same with layers that add to each other. */
  public static final String RESIDUAL = "modulated-residual";

  /** The baseline: a code that is joined with the point. */
  public static final String CONCATENATED = "concatenated";

  /** A choice among linear models. */
  public static final String EXPERTS = "experts";

  /** Cells of a clip in parts of frames. */
  public static final String MOSAIC = "mosaic";

  /** Tiles of a light field. */
  public static final String SHEARED = "sheared";

  private static final List<FieldForm> ALL = load();

  private FieldForms() {}

  private static List<FieldForm> load() {
    ClassLoader loader = FieldForm.class.getClassLoader();
    List<FieldForm> found =
        ServiceLoader.load(FieldForm.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(FieldForm::name))
            .toList();
    if (found.stream().map(FieldForm::name).distinct().count() != found.size()) {
      throw new IllegalStateException("two forms of fields have one name: " + found);
    }
    return found;
  }

  /** The names, in alphabetical order. */
  public static List<String> names() {
    return ALL.stream().map(FieldForm::name).toList();
  }

  /**
   * The form of this name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static FieldForm named(String name) {
    return ALL.stream()
        .filter(form -> form.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "form must be one of %s, found %s"
                        .formatted(String.join(", ", names()), name)));
  }
}
