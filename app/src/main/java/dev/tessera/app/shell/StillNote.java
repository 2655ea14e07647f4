package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Still;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says above a page for pictures which frame of a clip, or view of a light field, it is about. */
final class StillNote {
  private StillNote() {}

  /** A page with the note, which is hidden while a picture is open. */
  static Node above(Node page, SessionModel session) {
    Label note = new Label();
    note.setId("still-note");
    note.getStyleClass().addAll(Styles.TEXT_MUTED, "still-note");
    note.setWrapText(true);
    note.textProperty()
        .bind(
            session
                .still()
                .map(
                    now ->
                        now.map(s -> "This page is about %s, as a picture.".formatted(words(s)))
                            .orElse("")));
    Controls.showIf(
        note, session.property().map(open -> open.filter(s -> !s.single()).isPresent()));
    VBox.setVgrow(page, Priority.ALWAYS);
    return new VBox(note, page);
  }

  private static String words(Still still) {
    int number = still.frame();
    return still
        .of()
        .light()
        .map(
            field ->
                "view v %d, u %d of the light field"
                    .formatted(field.row(number), field.column(number)))
        .orElse("frame %d of the clip".formatted(number + 1));
  }
}
