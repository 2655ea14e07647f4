package dev.tessera.app.cli;

import java.util.Locale;

/** The forms of field by their names on the command line. */
enum TrainForm {
  /** That of Mehta et al. 2021. */
  PAPER {
    @Override
    TrainingForm form() {
      return new PaperForm();
    }
  };

  /** How it is trained. */
  abstract TrainingForm form();

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
