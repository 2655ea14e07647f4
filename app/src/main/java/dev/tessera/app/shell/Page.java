package dev.tessera.app.shell;

/** What the middle of the window shows; one entry of the rail each. */
enum Page {
  /** Ways to open something. */
  GALLERY("Gallery", "mdi2i-image-multiple-outline", "Samples, recent files and ways to open"),
  /** Picture and curve of the fit. */
  FIT("Fit", "mdi2v-view-grid-plus-outline", "The picture while it is fitted"),
  /** Meshes and the surfaces of their fits. */
  SHAPE("Shape", "mdi2c-cube-outline", "Meshes, and what their tiles of distances give back"),
  /** The code-book, and pictures between two. */
  LATENT("Latent", "mdi2t-tune-vertical", "The code-book, a tile's code, pictures between two"),
  /** One shape becomes another. */
  MORPH("Morph", "mdi2v-vector-curve", "The shapes between two or three shapes"),
  /** Feature maps of modulation and concatenation. */
  COMPARE("Compare", "mdi2w-waves", "Why modulation: feature maps for several codes, both ways");

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
