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
  },
  /** Experts choose among linear modulations: what ships with the program. */
  EXPERTS {
    @Override
    TrainingForm form() {
      return new ExpertForm();
    }
  };

  /** How it is trained. */
  abstract TrainingForm form();

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
