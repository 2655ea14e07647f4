package dev.tessera.app.form;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What is special about the options of one kind of signal. */
public enum FormKind {
  /** Of pictures. */
  PICTURE(
      Preset::options,
      "Named by tile side and floats per tile: photo-8x64 holds 64 per 8 x 8 pixels",
      "Trained on photographs; they stay as they are."),
  /** Of clips. */
  CLIP(
      Preset::clip,
      "Named by floats per pixel and frame: more hold finer detail",
      "Trained on the tiles of other clips; they stay as they are."),
  /** Of shapes. */
  SHAPE(
      Preset::shape,
      "Named by floats per tile: shape-64 holds 64. More hold finer detail; a deep one holds"
          + " more in as many, and takes longer",
      "Trained on the tiles of other shapes, for any number of cells.");

  @SuppressWarnings("ImmutableEnumChecker") // a method without state
  private final Function<Preset, FitOptions> standard;

  private final String networkNames;
  private final String networkOrigin;

  FormKind(Function<Preset, FitOptions> standard, String networkNames, String networkOrigin) {
    this.standard = standard;
    this.networkNames = networkNames;
    this.networkOrigin = networkOrigin;
  }

  /** The options of a preset. */
  FitOptions standard(Preset preset) {
    return standard.apply(preset);
  }

  /** All settings; the range of one may depend on those before it. */
  public List<FitSetting> settings() {
    return Arrays.stream(FitSetting.values())
        .filter(setting -> setting.suits(standard(Preset.BALANCED).cut()))
        .toList();
  }

  /** What the names of pre-trained networks mean. */
  String networkNames() {
    return networkNames;
  }

  /** What they were trained on. */
  String networkOrigin() {
    return networkOrigin;
  }
}
