package dev.tessera.assets;

/** What pre-trained networks are for. */
public enum NetworkKind {
  /** Tiles of photographs. */
  PHOTO("weights/"),
  /** Tiles of the signed distance of shapes. */
  SHAPE("weights/shapes/"),
  /** Tiles of clips, in space and time. */
  VIDEO("weights/video/");

  private final String folder;

  NetworkKind(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
