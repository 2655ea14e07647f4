package dev.tessera.model;

/** What only few classes may touch; see {@link MayUse}. */
public enum Restricted {
  /** Making threads, pools and asynchronous stages. */
  THREADS,
  /** Reading system properties and environment variables. */
  ENVIRONMENT
}
