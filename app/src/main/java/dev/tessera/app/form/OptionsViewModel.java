package dev.tessera.app.form;

import dev.tessera.app.session.FormChoice;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.model.field.Pretrained;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
import org.jspecify.annotations.Nullable;

/** Options being edited: one text per setting, and the options they make, if they make any. */
public final class OptionsViewModel {
  /** A setting as it stands, and what it would be if nothing was typed for it. */
  private record Entry(
      StringProperty text,
      StringProperty usual,
      ReadOnlyStringWrapper error,
      ReadOnlyStringWrapper hint) {
    Entry() {
      this(
          new SimpleStringProperty(""),
          new SimpleStringProperty(""),
          new ReadOnlyStringWrapper(""),
          new ReadOnlyStringWrapper(""));
    }

    boolean changed() {
      return !text.get().strip().equals(usual.get());
    }
  }

  /** Nobody rests so long within a number. */
  private static final long REST_NANOS = 1_000_000_000L;

  private static final String MODE = "MODE";
  private static final String NETWORKS = "NETWORKS";

  private final FormKind kind;
  private final NetworkShelf shelf;
  private final ObjectProperty<FitMode> mode = new SimpleObjectProperty<>(FitMode.JOINT);
  private final StringProperty networks = new SimpleStringProperty("");
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.BALANCED);
  private final Map<FitSetting, Entry> entries = new EnumMap<>(FitSetting.class);
  private final ReadOnlyObjectWrapper<Optional<FitOptions>> options =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private boolean filling;

  /** Whether what changes is a part of something larger. */
  private boolean silent;

  private Consumer<ProjectStep> step = made -> {};
  private LongSupplier clock = () -> 0;
  private @Nullable FitSetting typedLast;
  private long typedAt;
  private long gestures;

  /**
   * Starts with remembered choices.
   *
   * @param presetLabel label of the preset; an unknown one means the default
   * @param changes texts that differ from the preset, by name of the setting
   * @param shelf pre-trained networks to choose from
   */
  public OptionsViewModel(
      FormKind kind, String presetLabel, Map<String, String> changes, NetworkShelf shelf) {
    this.kind = kind;
    this.shelf = shelf;
    for (FitSetting setting : kind.settings()) {
      Entry entry = new Entry();
      entries.put(setting, entry);
      entry.text().subscribe(() -> textChanged(setting));
    }
    fill(Map.of());
    recall(new FormChoice(presetLabel, changes));
    preset.subscribe((old, chosen) -> presetChosen());
    mode.subscribe((old, chosen) -> chosen("mode"));
    networks.subscribe((old, chosen) -> chosen("networks"));
  }

  /**
   * Keeps what is chosen in a project from now on, so that it is undone and saved with it.
   *
   * @param nanoTime a clock: what is typed without a rest is undone as one
   */
  public void follow(ProjectModel project, LongSupplier nanoTime) {
    clock = nanoTime;
    project.note(now -> now.withForm(kind.name(), choice()));
    step = made -> project.change(made, now -> now.withForm(kind.name(), choice()));
    project
        .property()
        .subscribe(
            () ->
                Optional.ofNullable(project.get().forms().get(kind.name()))
                    .filter(wanted -> !wanted.equals(choice()))
                    .ifPresent(
                        wanted -> {
                          recall(wanted);
                          if (!wanted.equals(choice())) {
                            project.note(now -> now.withForm(kind.name(), choice()));
                          }
                        }));
  }

  /** What is chosen and typed. */
  public FormChoice choice() {
    return new FormChoice(preset.get().label(), changes());
  }

  /** What would have to be chosen for some options, by the preset that is nearest to them. */
  public FormChoice choiceOf(FitOptions wanted) {
    FormChoice nearest = choiceOf(wanted, preset.get());
    for (Preset candidate : Preset.values()) {
      FormChoice other = choiceOf(wanted, candidate);
      nearest = other.changed().size() < nearest.changed().size() ? other : nearest;
    }
    return nearest;
  }

  private FormChoice choiceOf(FitOptions wanted, Preset from) {
    FitOptions standard = kind.standard(from);
    Map<String, String> texts = new TreeMap<>();
    for (FitSetting setting : kind.settings()) {
      String text = setting.value().text(wanted);
      if (!text.equals(setting.value().text(standard))) {
        texts.put(setting.name(), text);
      }
    }
    if (wanted.mode() != FitMode.CODES) {
      texts.put(MODE, wanted.mode().name());
    }
    wanted.networks().ifPresent(given -> texts.put(NETWORKS, given.name()));
    return new FormChoice(from.label(), texts);
  }

  private void recall(FormChoice wanted) {
    silently(
        () -> {
          for (Preset candidate : Preset.values()) {
            if (candidate.label().equals(wanted.preset())) {
              preset.set(candidate);
            }
          }
          chooseNetworks(wanted.changed());
          fill(wanted.changed());
        });
  }

  private void chooseNetworks(Map<String, String> changes) {
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
  }

  /** Several changes that are one step, or none. */
  private void silently(Runnable changes) {
    boolean outer = silent;
    silent = true;
    changes.run();
    silent = outer;
  }

  /** What is special about these options. */
  public FormKind kind() {
    return kind;
  }

  /** The pre-trained networks to choose from. */
  public NetworkShelf shelf() {
    return shelf;
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
    return entry(setting).text();
  }

  /** What is wrong with it, empty if nothing. */
  public ReadOnlyStringProperty error(FitSetting setting) {
    return entry(setting).error().getReadOnlyProperty();
  }

  /** What it does, in which range it may be, and what it is by the preset. */
  public ReadOnlyStringProperty hint(FitSetting setting) {
    return entry(setting).hint().getReadOnlyProperty();
  }

  /** The options, empty while any setting that matters is wrong. */
  public ReadOnlyObjectProperty<Optional<FitOptions>> options() {
    return options.getReadOnlyProperty();
  }

  /** Whether any setting differs from the preset. */
  public ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
  }

  /** Puts every setting back to the preset. */
  public void reset() {
    silently(
        () -> {
          chooseNetworks(Map.of());
          fill(Map.of());
        });
    made(ProjectStep.of("reset of options"));
  }

  /** The texts that differ from the preset, by name of the setting. */
  public Map<String, String> changes() {
    Map<String, String> result = new TreeMap<>();
    entries.forEach(
        (setting, entry) -> {
          if (entry.changed()) {
            result.put(setting.name(), entry.text().get().strip());
          }
        });
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
    FitOptions standard = kind.standard(preset.get());
    filling = true;
    try {
      entries.forEach(
          (setting, entry) -> {
            entry.usual().set(setting.value().text(standard));
            entry.text().set(changes.getOrDefault(setting.name(), entry.usual().get()));
          });
    } finally {
      filling = false;
    }
    check();
  }

  /** What was not typed stays what is usual, also where that follows from a setting before it. */
  private void follow(Entry entry, String usual) {
    boolean typed = entry.changed();
    entry.usual().set(usual);
    if (!typed) {
      filling = true;
      entry.text().set(usual);
      filling = false;
    }
  }

  private void textChanged(FitSetting setting) {
    if (!filling) {
      check();
      String name = setting.label();
      made(
          new ProjectStep(
              "change of " + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
              gesture(setting)));
    }
  }

  private void presetChosen() {
    silently(() -> fill(Map.of()));
    made(ProjectStep.of("change of preset"));
  }

  private void chosen(String what) {
    check();
    made(ProjectStep.of("change of " + what));
  }

  private void made(ProjectStep what) {
    if (!silent) {
      step.accept(what);
    }
  }

  /** What is typed for one setting without a rest. */
  private String gesture(FitSetting setting) {
    long now = clock.getAsLong();
    if (!setting.equals(typedLast) || now - typedAt > REST_NANOS) {
      gestures++;
    }
    typedLast = setting;
    typedAt = now;
    return "form " + kind.name() + " " + gestures;
  }

  private void check() {
    FitOptions built = kind.standard(preset.get());
    boolean good = true;
    for (Map.Entry<FitSetting, Entry> each : entries.entrySet()) {
      FitSetting setting = each.getKey();
      Entry entry = each.getValue();
      String usual = setting.value().text(built);
      follow(entry, usual);
      entry.hint().set(hint(setting, built, usual));
      String error = "";
      try {
        built = setting.value().with(built, entry.text().get().strip());
      } catch (IllegalArgumentException e) {
        error = sentence(e);
        // Nobody sees what is wrong with a setting that does not matter.
        good &= !setting.matters(mode.get());
      }
      entry.error().set(error);
    }
    if (good && mode.get() != FitMode.JOINT) {
      Optional<Pretrained> chosen = Optional.of(shelf.load(networks.get()));
      built = built.change().mode(mode.get()).networks(chosen).build();
    }
    changed.set(!changes().isEmpty());
    options.set(good ? Optional.of(built) : Optional.empty());
  }

  private static String hint(FitSetting setting, FitOptions built, String usual) {
    String named =
        setting.isSwitch()
            ? Boolean.parseBoolean(usual) ? "on" : "off"
            : usual.isEmpty() ? "none" : usual;
    return setting.effect() + range(setting, built) + " Default: " + named + ".";
  }

  /** What the model says of the first value that is out of range. */
  private static String range(FitSetting setting, FitOptions built) {
    for (String tried : List.of("0", "-1")) {
      try {
        setting.value().with(built, tried);
      } catch (IllegalArgumentException e) {
        return " " + capital(sentence(e).replaceFirst("^.* must be ", "")) + ".";
      }
    }
    return "";
  }

  private Entry entry(FitSetting setting) {
    return Objects.requireNonNull(entries.get(setting), setting.name());
  }

  private static String sentence(IllegalArgumentException wrong) {
    return capital(String.valueOf(wrong.getMessage()).replaceAll(", found [^,]*$", ""));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
