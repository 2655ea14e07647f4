package dev.tessera.model.field;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Form and hyper-parameters of a field; fixes the shape of every weight. A form may narrow the
 * ranges.
 *
 * @param form the method
 * @param dimensions d, axes of the domain, 1 to 4
 * @param channels C, values per point, 1 to 6
 * @param width H, units of each layer, 8 to 1024
 * @param layers L, layers including the first, 1 to 8
 * @param latent D, floats per code, 0 to 1024
 * @param firstOmega w0, frequency of the first sine layer, 0.1 to 200
 * @param hiddenOmega w, frequency of the other sine layers, 0.1 to 200
 * @param more the form's own numbers by name, just those of {@link FieldForm#settings}
 */
public record FieldSpec(
    FieldForm form,
    int dimensions,
    int channels,
    int width,
    int layers,
    int latent,
    double firstOmega,
    double hiddenOmega,
    SortedMap<String, Double> more) {
  /** Rejects values out of range, naming the setting. */
  public FieldSpec(
      FieldForm form,
      int dimensions,
      int channels,
      int width,
      int layers,
      int latent,
      double firstOmega,
      double hiddenOmega,
      SortedMap<String, Double> more) {
    this.form = form;
    this.dimensions = dimensions;
    this.channels = channels;
    this.width = width;
    this.layers = layers;
    this.latent = latent;
    this.firstOmega = firstOmega;
    this.hiddenOmega = hiddenOmega;
    this.more = Collections.unmodifiableSortedMap(new TreeMap<>(more));
    Range.require("dimensions", dimensions, 1, 4);
    Range.require("channels", channels, 1, 6);
    Range.require("width", width, 8, 1024);
    Range.require("layers", layers, 1, 8);
    Range.require("latent", latent, 0, 1024);
    Range.require("first omega", firstOmega, 0.1, 200);
    Range.require("hidden omega", hiddenOmega, 0.1, 200);
    if (!more.keySet().equals(Set.copyOf(form.settings()))) {
      throw new IllegalArgumentException(
          "a field of the form %s has the numbers %s of its own, found %s"
              .formatted(form.name(), form.settings(), more.keySet()));
    }
    form.require(this);
    form.layout(this); // refuses more weights than an array can hold
  }

  /** The paper's form. */
  public FieldSpec(
      int dimensions,
      int channels,
      int width,
      int layers,
      int latent,
      double firstOmega,
      double hiddenOmega) {
    this(
        FieldForms.named(FieldForms.MODULATED),
        dimensions,
        channels,
        width,
        layers,
        latent,
        firstOmega,
        hiddenOmega,
        Collections.emptySortedMap());
  }

  /**
   * A field with experts, whose frequencies are multiples of half a period per tile: w0 = pi/2.
   *
   * @param dimensions d
   * @param channels C
   * @param width H, cosines
   * @param latent D, a choice and D-1 amplitudes
   * @param experts K, 1 to 4096
   */
  public static FieldSpec ofExperts(
      int dimensions, int channels, int width, int latent, int experts) {
    return new FieldSpec(
        FieldForms.named(FieldForms.EXPERTS),
        dimensions,
        channels,
        width,
        1,
        latent,
        Math.PI / 2,
        1,
        new TreeMap<>(Map.of(ExpertsForm.COUNT, (double) experts)));
  }

  /** Form and numbers by the names that files use. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("field.form", form.name());
    all.put("field.dimensions", dimensions);
    all.put("field.channels", channels);
    all.put("field.width", width);
    all.put("field.layers", layers);
    all.put("field.latent", latent);
    all.put("field.firstOmega", firstOmega);
    all.put("field.hiddenOmega", hiddenOmega);
    more.forEach((name, value) -> all.put("field." + name, value));
    return all;
  }

  /**
   * The spec that {@link #settings} came from.
   *
   * @throws IllegalArgumentException naming a setting that is missing or out of range
   */
  public static FieldSpec of(Map<String, Object> all) {
    Settings s = new Settings(all);
    FieldForm form = FieldForms.named(s.text("field.form"));
    TreeMap<String, Double> more = new TreeMap<>();
    form.settings().forEach(name -> more.put(name, s.number("field." + name)));
    return new FieldSpec(
        form,
        s.whole("field.dimensions"),
        s.whole("field.channels"),
        s.whole("field.width"),
        s.whole("field.layers"),
        s.whole("field.latent"),
        s.number("field.firstOmega"),
        s.number("field.hiddenOmega"),
        more);
  }

  /**
   * A whole number of the form's own.
   *
   * @throws IllegalArgumentException if the form has no such setting
   */
  public int whole(String setting) {
    Double value = more.get(setting);
    if (value == null) {
      throw new IllegalArgumentException(form.name() + " has no setting " + setting);
    }
    return (int) Math.rint(value);
  }

  /**
   * Refuses a form whose networks stay as they were trained.
   *
   * @throws IllegalArgumentException if they do
   */
  public void requireTraining() {
    if (!form.trains()) {
      throw staysAsItIs();
    }
  }

  /** The one sentence for who wants to move networks that do not train. */
  IllegalArgumentException staysAsItIs() {
    return new IllegalArgumentException(
        "networks of the form %s (%s) stay as they are: fit codes alone"
            .formatted(form.name(), form.summary()));
  }
}
