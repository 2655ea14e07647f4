package dev.tessera.model.fit;

/** Why a fit ended. */
public enum StopReason {
  /** The time budget is used up. */
  SECONDS("time budget used"),
  /** The number of steps is reached. */
  STEPS("number of steps reached"),
  /** What is fitted reached the target PSNR. */
  TARGET("target PSNR reached"),
  /** The PSNR no longer grows. */
  PLATEAU("PSNR no longer grows"),
  /** Every tile is as good as it gets. */
  DONE("nothing left to improve"),
  /** The user stopped it. */
  STOPPED("stopped");

  private final String text;

  StopReason(String text) {
    this.text = text;
  }

  /** A few words for people. */
  public String text() {
    return text;
  }
}
