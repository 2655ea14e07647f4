package dev.tessera.app.way;

/** How far the search for a flow is. */
public enum FlowState {
  /** There are no shapes between which one could be found. */
  IMPOSSIBLE,
  /** It was not begun. */
  IDLE,
  /** It goes on, or waits for its turn. */
  FINDING,
  /** The flow is there. */
  FOUND,
  /** A person ended it. */
  STOPPED,
  /** It ended with an error. */
  FAILED
}
