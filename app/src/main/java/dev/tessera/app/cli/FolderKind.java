package dev.tessera.app.cli;

/** What the numbered pictures of a folder are taken for. */
enum FolderKind {
  /** Frames of a clip. */
  VIDEO,
  /** Views of a light field. */
  LIGHTFIELD
}
