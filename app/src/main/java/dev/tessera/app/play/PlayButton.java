package dev.tessera.app.play;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Plays, or halts; shows what it would do. */
public final class PlayButton extends Button {
  /**
   * A button for a player.
   *
   * @param what is played, such as "the morph"
   * @param toggle plays or halts
   */
  public PlayButton(Player player, String what, Runnable toggle) {
    FontIcon icon = new FontIcon("mdi2p-play");
    setGraphic(icon);
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.ACCENT);
    setTooltip(new Tooltip("Plays " + what + ", or halts it"));
    player
        .playing()
        .subscribe(
            now -> {
              icon.setIconLiteral(now ? "mdi2p-pause" : "mdi2p-play");
              setAccessibleText((now ? "Pause " : "Play ") + what);
            });
    setOnAction(event -> toggle.run());
  }
}
