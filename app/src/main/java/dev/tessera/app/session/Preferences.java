package dev.tessera.app.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * What the program remembers from one start to the next. Missing or unknown entries of a file fall
 * back to the defaults, so that old and new versions read each other's files.
 *
 * @param window where the window was
 * @param look how it looked
 * @param files where the user was
 * @param fit how the user fits
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Preferences(Window window, Look look, FileTrail files, FitChoice fit) {
  /**
   * Place of the window on the desktop, logical pixels.
   *
   * @param x left edge, or NaN to let the system choose
   * @param y top edge, or NaN to let the system choose
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Window(double x, double y, double width, double height, boolean maximised) {
    /** Replaces what cannot be shown. */
    public Window {
      if (!(width >= 400 && width <= 16384)) {
        width = 1440;
      }
      if (!(height >= 300 && height <= 16384)) {
        height = 900;
      }
    }
  }

  /**
   * What is shown and how.
   *
   * @param theme "light" or "dark"
   * @param view name of the picture's view
   * @param grid whether tile borders are drawn
   * @param sidePanel whether run control and options are shown
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Look(String theme, String view, boolean grid, boolean sidePanel) {
    /** Replaces what is missing. */
    public Look {
      theme = "dark".equals(theme) ? "dark" : "light";
      view = view == null ? "" : view;
    }

    /** With another theme. */
    public Look withTheme(String value) {
      return new Look(value, view, grid, sidePanel);
    }

    /** With another view. */
    public Look withView(String value) {
      return new Look(theme, value, grid, sidePanel);
    }

    /** With or without tile borders. */
    public Look withGrid(boolean value) {
      return new Look(theme, view, value, sidePanel);
    }

    /** With or without the side panel. */
    public Look withSidePanel(boolean value) {
      return new Look(theme, view, grid, value);
    }
  }

  /**
   * Folders and files used before.
   *
   * @param openFolder where the open dialog starts, empty for the home folder
   * @param saveFolder where save dialogs start, empty for the home folder
   * @param recent files opened, newest first
   * @param copies whether projects hold copies of the files they are of
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record FileTrail(
      String openFolder, String saveFolder, List<String> recent, boolean copies) {
    /** Replaces what is missing. */
    public FileTrail {
      openFolder = openFolder == null ? "" : openFolder;
      saveFolder = saveFolder == null ? "" : saveFolder;
      recent = recent == null ? List.of() : List.copyOf(recent);
    }

    /** With another folder to open from. */
    public FileTrail withOpenFolder(String folder) {
      return new FileTrail(folder, saveFolder, recent, copies);
    }

    /** With another folder to save to. */
    public FileTrail withSaveFolder(String folder) {
      return new FileTrail(openFolder, folder, recent, copies);
    }

    /** With other recent files. */
    public FileTrail withRecent(List<String> files) {
      return new FileTrail(openFolder, saveFolder, files, copies);
    }

    /** With or without copies in projects. */
    public FileTrail withCopies(boolean wanted) {
      return new FileTrail(openFolder, saveFolder, recent, wanted);
    }
  }

  /**
   * Settings of fits.
   *
   * @param preset label of the preset, empty for the default
   * @param changed settings that differ from the preset, as the user typed them
   * @param alpha name of the alpha mode, empty for the default
   * @param device name of the wanted device, empty for automatic
   * @param tf32 whether a GPU may round to TF32
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record FitChoice(
      String preset, Map<String, String> changed, String alpha, String device, boolean tf32) {
    /** Replaces what is missing. */
    public FitChoice {
      preset = preset == null ? "" : preset;
      changed = changed == null ? Map.of() : Map.copyOf(changed);
      alpha = alpha == null ? "" : alpha;
      device = device == null ? "" : device;
    }

    /** With other options. */
    public FitChoice withOptions(String newPreset, Map<String, String> newChanged) {
      return new FitChoice(newPreset, newChanged, alpha, device, tf32);
    }

    /** With another alpha mode. */
    public FitChoice withAlpha(String newAlpha) {
      return new FitChoice(preset, changed, newAlpha, device, tf32);
    }

    /** With another device. */
    public FitChoice withDevice(String newDevice) {
      return new FitChoice(preset, changed, alpha, newDevice, tf32);
    }

    /** With or without TF32. */
    public FitChoice withTf32(boolean allowed) {
      return new FitChoice(preset, changed, alpha, device, allowed);
    }
  }

  private static final Preferences DEFAULTS =
      new Preferences(
          new Window(Double.NaN, Double.NaN, 0, 0, false),
          new Look("light", "", false, true),
          new FileTrail("", "", List.of(), false),
          new FitChoice("", Map.of(), "", "", false));

  /** Replaces what is missing. */
  public Preferences {
    window = window == null ? DEFAULTS.window : window;
    look = look == null ? DEFAULTS.look : look;
    files = files == null ? DEFAULTS.files : files;
    fit = fit == null ? DEFAULTS.fit : fit;
  }

  /** What a first start finds. */
  public static Preferences defaults() {
    return DEFAULTS;
  }

  /** With the window elsewhere. */
  public Preferences withWindow(Window value) {
    return new Preferences(value, look, files, fit);
  }

  /** With another look. */
  public Preferences withLook(Look value) {
    return new Preferences(window, value, files, fit);
  }

  /** With other folders or recent files. */
  public Preferences withFiles(FileTrail value) {
    return new Preferences(window, look, value, fit);
  }

  /** With other settings of fits. */
  public Preferences withFit(FitChoice value) {
    return new Preferences(window, look, files, value);
  }
}
