package dev.tessera.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;

/** The looks of the window. */
enum Theme {
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK;

  static Theme named(String name) {
    return "dark".equals(name) ? DARK : LIGHT;
  }

  /** As remembered in the preferences. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  boolean dark() {
    return this == DARK;
  }

  /** Takes effect in every window of the program. */
  void apply() {
    Application.setUserAgentStylesheet(
        this == DARK
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
