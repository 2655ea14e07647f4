package dev.tessera.model.service;

/**
 * Jobs of one lane run one at a time in the order of submission; steps of the two lanes alternate,
 * so that a view can be rendered or exported while a fit runs or is paused.
 */
public enum Lane {
  /** Long jobs that change numbers: fitting, training. */
  FIT,
  /** Jobs that only look: previews, rendering, export. */
  VIEW
}
