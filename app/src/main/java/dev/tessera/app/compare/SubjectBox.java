package dev.tessera.app.compare;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;

/** Which of the open signals methods are compared on; hidden while there is no choice. */
final class SubjectBox {
  private SubjectBox() {}

  static ChoiceBox<OpenSubject> of(ContestSubjects subjects) {
    ChoiceBox<OpenSubject> box =
        Choice.of(List.of(), OpenSubject::name, "What is compared on, of what is open");
    box.setId("contest-subject");
    box.setMaxWidth(180);
    subjects.open().subscribe(now -> box.getItems().setAll(now));
    subjects.chosen().subscribe(now -> box.setValue(now.orElse(null)));
    subjects.open().subscribe(now -> box.setValue(subjects.chosen().get().orElse(null)));
    box.valueProperty()
        .subscribe(
            now -> {
              if (now != null) {
                subjects.chosen().set(Optional.of(now));
              }
            });
    Controls.showIf(box, subjects.open().map(all -> all.size() > 1));
    return box;
  }
}
