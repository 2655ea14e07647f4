package dev.tessera.app.session;

/** Where notices go. */
@FunctionalInterface
public interface Notices {
  /** Tells the user, on the window's thread. */
  void show(Notice notice);
}
