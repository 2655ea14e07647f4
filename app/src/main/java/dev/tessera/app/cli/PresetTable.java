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
    table.add(
        String.format(
            "  %-10s%5s%9s%7s%8s%8s%7s%9s",
            "images", "tile", "overlap", "width", "layers", "latent", "omega", "seconds"));
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.options();
      table.add(
          String.format(
              Locale.ROOT,
              "  %-10s%5d%9d%7d%8d%8d%7s%9.0f",
              preset.label(),
              o.grid().side(),
              o.grid().shared(),
              o.network().width(),
              o.network().layers(),
              o.network().latent(),
              o.network().firstOmega(),
              o.stop().seconds()));
    }
    table.add(
        String.format(
            "  %-10s%5s%16s%8s%8s%7s%9s",
            "shapes", "cells", "width", "layers", "latent", "omega", "seconds"));
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.shape();
      table.add(
          String.format(
              Locale.ROOT,
              "  %-10s%5d%16d%8d%8d%7s%9.0f",
              preset.label(),
              o.surface().cells(),
              o.network().width(),
              o.network().layers(),
              o.network().latent(),
              o.network().firstOmega(),
              o.stop().seconds()));
    }
    return table;
  }
}
