package dev.tessera.app.cli;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the presets of {@code fit} stand for. */
final class PresetTable {
  private PresetTable() {}

  /** For the end of the help, in the notation of {@link String#format}. */
  static List<String> lines() {
    List<String> table = new ArrayList<>();
    table.add("%nPresets, each of whose settings an option replaces:");
    table.add(heading("images", " tile  overlap"));
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.options();
      String cut = String.format(Locale.ROOT, "%5d%9d", o.grid().side(), o.grid().shared());
      table.add(row(preset, cut, o));
    }
    table.add(heading("shapes", "cells"));
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.shape();
      table.add(row(preset, String.format(Locale.ROOT, "%5d", o.surface().cells()), o));
    }
    return table;
  }

  private static String heading(String signals, String cut) {
    return String.format(
        "  %-10s%-14s%7s%8s%8s%7s%9s",
        signals, cut, "width", "layers", "latent", "omega", "seconds");
  }

  private static String row(Preset preset, String cut, FitOptions o) {
    return String.format(
        Locale.ROOT,
        "  %-10s%-14s%7d%8d%8d%7s%9.0f",
        preset.label(),
        cut,
        o.network().width(),
        o.network().layers(),
        o.network().latent(),
        o.network().firstOmega(),
        o.stop().seconds());
  }
}
