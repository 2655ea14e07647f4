package dev.tessera.app.shell;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCombination;

/**
 * Everything a user can do by name: the one table behind menus, buttons, tooltips and the sheet of
 * shortcuts.
 */
public enum Command {
  /** Chooses a file. */
  OPEN(
      Menu.FILE,
      "Open\u2026",
      "Opens an image, a clip, a light field, a mesh or a project",
      "mdi2f-folder-open-outline",
      "Shortcut+O"),
  /** Chooses a folder. */
  OPEN_FOLDER(
      Menu.FILE,
      "Open folder\u2026",
      "Opens a folder of numbered frames, or of the views of a light field",
      "mdi2f-folder-multiple-image",
      "Shortcut+Alt+O"),
  /** Chooses a picture of many views. */
  OPEN_LIGHT(
      Menu.FILE,
      "Open light field\u2026",
      "Opens one picture that holds all views of a light field, or a ZIP file of them",
      "mdi2c-camera-iris",
      "Shortcut+Shift+Alt+O"),
  /** Shows the gallery. */
  SAMPLES(
      Menu.FILE,
      "Samples",
      "Shows the samples and recent files",
      "mdi2i-image-multiple-outline",
      "Shortcut+Shift+O"),
  /** Takes a picture from the clipboard. */
  PASTE(
      Menu.FILE,
      "Paste image",
      "Opens the image on the clipboard",
      "mdi2c-content-paste",
      "Shortcut+V"),
  /** Stops loading. */
  CANCEL_LOAD(Menu.FILE, "Cancel loading", "Stops opening the file", "mdi2c-close", "ESCAPE"),
  /** Saves the project. */
  SAVE(
      Menu.FILE,
      "Save",
      "Saves everything that is open as a project",
      "mdi2c-content-save-outline",
      "Shortcut+S"),
  /** Saves it elsewhere. */
  SAVE_AS(
      Menu.FILE,
      "Save as\u2026",
      "Saves everything that is open as a project in another file",
      "mdi2c-content-save-edit-outline",
      "Shortcut+Shift+S"),
  /** Finds a source again. */
  LOCATE(
      Menu.FILE,
      "Locate source\u2026",
      "Finds the file of what is open again, if it is not where it was",
      "mdi2f-file-search-outline",
      "Shortcut+L"),
  /** Saves pictures. */
  EXPORT(
      Menu.FILE,
      "Export\u2026",
      "Saves the fitted picture or clip, or the fitted surface as a mesh or a film",
      "mdi2e-export-variant",
      "Shortcut+E"),
  /** Edits preferences. */
  PREFERENCES(
      Menu.FILE,
      "Preferences\u2026",
      "Theme, transparency and device",
      "mdi2c-cog-outline",
      "Shortcut+COMMA"),
  /** Where it computes. */
  DEVICE(
      Menu.FILE,
      "Device\u2026",
      "Where fits are computed: what was found, and what to use from the next start on",
      "mdi2c-chip",
      "Shortcut+Shift+D"),
  /** Ends the program. */
  QUIT(Menu.FILE, "Quit", "Closes the window and ends the fit", "mdi2e-exit-to-app", "Shortcut+Q"),

  /** Takes a change of codes back. */
  UNDO(Menu.EDIT, "Undo", "Takes the last change back", "mdi2u-undo", "Shortcut+Z"),
  /** Makes it again. */
  REDO(
      Menu.EDIT,
      "Redo",
      "Makes the change again that was taken back last",
      "mdi2r-redo",
      "Shortcut+Shift+Z|Shortcut+Y"),
  /** Remembers a code. */
  COPY_CODE(
      Menu.EDIT,
      "Copy code",
      "Remembers the selected tile's code",
      "mdi2c-content-copy",
      "Shortcut+C"),
  /** Gives it to another tile. */
  PASTE_CODE(
      Menu.EDIT,
      "Paste code",
      "Gives the selected tile the code that was copied",
      "mdi2c-content-duplicate",
      "Shortcut+Shift+V"),
  /** Back to the fitted code. */
  RESET_TILE(
      Menu.EDIT,
      "Reset tile",
      "Gives the selected tile its fitted code back",
      "mdi2b-backup-restore",
      "Shortcut+BACK_SPACE"),
  /** Back to the fitted code-book. */
  RESET_CODES(
      Menu.EDIT,
      "Reset all",
      "Gives every tile its fitted code back",
      "mdi2r-restore",
      "Shortcut+Shift+BACK_SPACE"),

  /** Start, pause, resume or continue. */
  RUN(
      Menu.RUN,
      "Start / Pause",
      "Starts, pauses, resumes or continues the fit",
      "mdi2p-play",
      "SPACE"),
  /** Ends the fit, keeps the result. */
  STOP(Menu.RUN, "Stop", "Ends the fit and keeps what it reached", "mdi2s-stop", "Shift+SPACE"),
  /** Goes on after the end. */
  CONTINUE(
      Menu.RUN,
      "Continue",
      "Fits on, for as long again, from where the fit ended",
      "mdi2s-skip-forward",
      "C"),
  /** Starts again. */
  RESTART(
      Menu.RUN,
      "Start again",
      "Drops the fit and starts from scratch with the options as they are",
      "mdi2r-restart",
      "Shortcut+R"),
  /** Forgets the fit. */
  RESET(
      Menu.RUN, "Reset", "Forgets the fit; options and view stay", "mdi2u-undo-variant", "Shift+R"),
  /** Trains the two networks of the comparison. */
  COMPARE(
      Menu.RUN,
      "Compare",
      "Trains a modulated and a concatenated network, or cancels that",
      "mdi2w-waves",
      "Shortcut+M"),
  /** Completes a shape with a family. */
  COMPLETE(
      Menu.RUN,
      "Complete",
      "Finds the member of a family that goes through a part of the shape's points",
      "mdi2p-puzzle-outline",
      "K"),
  /** Puts options back. */
  DEFAULTS(
      Menu.RUN,
      "Options to preset",
      "Puts every option back to the chosen preset",
      "mdi2b-backup-restore",
      "Shortcut+Shift+R"),

  /** The original. */
  ORIGINAL(
      Menu.VIEW,
      "Original",
      "Shows the original; hold Shift to see it in any view",
      "mdi2i-image-outline",
      "1"),
  /** Both. */
  SPLIT(
      Menu.VIEW, "Split", "Original left, reconstruction right of a divider", "mdi2c-compare", "2"),
  /** The reconstruction. */
  RECONSTRUCTION(
      Menu.VIEW, "Reconstruction", "Shows the reconstruction", "mdi2i-image-auto-adjust", "3"),
  /** The error map. */
  ERROR(
      Menu.VIEW,
      "Error map",
      "Shows the error of every pixel, or of a surface",
      "mdi2a-alert-box-outline",
      "E"),
  /** The heat map. */
  HEAT(Menu.VIEW, "Tile PSNR", "Shows the PSNR of every tile", "mdi2v-view-grid-outline", "H"),
  /** Tile borders. */
  GRID(Menu.VIEW, "Tile grid", "Draws the borders of the tiles", "mdi2g-grid", "G"),
  /** The page of a light field. */
  LOOK_PAGE(
      Menu.VIEW,
      "Look around",
      "Shows a fitted light field from anywhere and at any focus",
      "mdi2r-rotate-orbit",
      "V"),
  /** The page of codes. */
  LATENT_PAGE(
      Menu.VIEW,
      "Latent codes",
      "Shows the code-book, a tile's code to change, and pictures between two",
      "mdi2t-tune-vertical",
      "L"),
  /** The page of methods side by side. */
  COMPARE_PAGE(
      Menu.VIEW,
      "Methods compared",
      "Shows methods side by side, studies of sizes, and feature maps of two methods",
      "mdi2c-chart-multiline",
      "M"),
  /** The page of sizes and qualities. */
  RATE_PAGE(
      Menu.VIEW,
      "Rate and quality",
      "Shows how good the picture is at several sizes, beside JPEG and WebP",
      "mdi2c-chart-bell-curve-cumulative",
      "B"),
  /** Edges of triangles. */
  WIRES(
      Menu.VIEW,
      "Wires",
      "Draws the edges of a shape's triangles alone",
      "mdi2v-vector-triangle",
      "W"),
  /** Open a shape. */
  CUT(Menu.VIEW, "Cut", "Cuts a shape open, so that its inside is seen", "mdi2b-box-cutter", "X"),
  /** Plays a clip. */
  PLAY(Menu.VIEW, "Play", "Plays the clip, or halts it", "mdi2p-play-circle-outline", "P"),
  /** One frame on. */
  NEXT_FRAME(Menu.VIEW, "Next frame", "Goes one frame of the clip on", "mdi2s-skip-next", "PERIOD"),
  /** One frame back. */
  PREVIOUS_FRAME(
      Menu.VIEW,
      "Previous frame",
      "Goes one frame of the clip back",
      "mdi2s-skip-previous",
      "COMMA"),
  /** To the beginning. */
  FIRST_FRAME(
      Menu.VIEW, "First frame", "Goes to the beginning of the clip", "mdi2p-page-first", "HOME"),
  /** To the end. */
  LAST_FRAME(Menu.VIEW, "Last frame", "Goes to the end of the clip", "mdi2p-page-last", "END"),
  /** Larger. */
  ZOOM_IN(
      Menu.VIEW,
      "Zoom in",
      "Comes closer; so does the wheel",
      "mdi2m-magnify-plus-outline",
      "PLUS|EQUALS|Shift+EQUALS|ADD"),
  /** Smaller. */
  ZOOM_OUT(
      Menu.VIEW,
      "Zoom out",
      "Goes away; so does the wheel",
      "mdi2m-magnify-minus-outline",
      "MINUS|SUBTRACT"),
  /** All of it. */
  FIT(Menu.VIEW, "Fit to view", "Shows everything", "mdi2f-fit-to-page-outline", "0|NUMPAD0"),
  /** One to one. */
  ACTUAL_SIZE(
      Menu.VIEW,
      "Actual size",
      "One pixel of the picture per pixel of the screen",
      "mdi2n-numeric-1-box-outline",
      "Shortcut+0"),
  /** Options on or off. */
  SIDE_PANEL(
      Menu.VIEW, "Side panel", "Shows or hides run control and options", "mdi2d-dock-right", "F9"),
  /** Light or dark. */
  THEME(
      Menu.VIEW,
      "Light or dark",
      "Switches between the light and the dark theme",
      "mdi2t-theme-light-dark",
      "T"),
  /** All of the screen. */
  FULL_SCREEN(Menu.VIEW, "Full screen", "Fills the screen", "mdi2f-fullscreen", "F11"),

  /** This table. */
  SHORTCUTS(
      Menu.HELP, "Keyboard shortcuts", "Lists every shortcut", "mdi2k-keyboard-outline", "F1"),
  /** Name, version, licences. */
  ABOUT(
      Menu.HELP,
      "About Tessera",
      "Version, engine and licences",
      "mdi2i-information-outline",
      "Shift+F1");

  /** Where a command is found. */
  public enum Menu {
    /** What is open. */
    FILE("File"),
    /** What is changed. */
    EDIT("Edit"),
    /** The fit. */
    RUN("Run"),
    /** What is seen. */
    VIEW("View"),
    /** Getting on. */
    HELP("Help");

    private final String title;

    Menu(String title) {
      this.title = title;
    }

    /** The heading. */
    public String title() {
      return title;
    }
  }

  private final Menu menu;
  private final String title;
  private final String hint;
  private final String icon;
  private final String keys;

  Command(Menu menu, String title, String hint, String icon, String keys) {
    this.menu = menu;
    this.title = title;
    this.hint = hint;
    this.icon = icon;
    this.keys = keys;
  }

  /** Where it is found. */
  public Menu menu() {
    return menu;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Its effect in a few words. */
  public String hint() {
    return hint;
  }

  /** The Ikonli literal of its icon. */
  public String icon() {
    return icon;
  }

  /** Its keys, the one that is shown first. */
  public List<KeyCombination> keys() {
    return Arrays.stream(keys.split("\\|", -1)).map(KeyCombination::valueOf).toList();
  }

  /** The key as it is written in menus. */
  public String keyText() {
    String text = keys().get(0).getDisplayText();
    return text.equals("ESCAPE") ? "Esc" : text;
  }

  /** Effect and key. */
  public String tooltip() {
    return hint + "\n" + keyText();
  }

  /** The commands of a menu. */
  static List<Command> of(Menu menu) {
    return Arrays.stream(values()).filter(c -> c.menu == menu).toList();
  }
}
