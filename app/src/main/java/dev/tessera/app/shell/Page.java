package dev.tessera.app.shell;

/** What the middle of the window shows; one entry of the rail each. */
enum Page {
  /** Ways to open something. */
  GALLERY("Gallery", "mdi2i-image-multiple-outline", "Samples, recent files and ways to open"),
  /** Picture and curve of the fit. */
  FIT("Fit", "mdi2v-view-grid-plus-outline", "The picture while it is fitted");

  private final String title;
  private final String icon;
  private final String hint;

  Page(String title, String icon, String hint) {
    this.title = title;
    this.icon = icon;
    this.hint = hint;
  }

  String title() {
    return title;
  }

  String icon() {
    return icon;
  }

  String hint() {
    return hint;
  }
}
