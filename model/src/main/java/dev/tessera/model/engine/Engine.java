package dev.tessera.model.engine;

/** The numeric engine; opened by the first use, which must be on the model thread. */
public final class Engine {
  private final EngineSettings settings;

  /** Remembers the settings; loads nothing yet. */
  public Engine(EngineSettings settings) {
    this.settings = settings;
  }

  /** The settings it was made with. */
  public EngineSettings settings() {
    return settings;
  }
}
