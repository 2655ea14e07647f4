package dev.tessera.app;

/** Entry point of window and commands; does not extend Application, so the class path suffices. */
public final class Launcher {
  private Launcher() {}

  /** Starts the window without arguments, a command with them. */
  public static void main(String[] arguments) {}
}
