package dev.tessera.model.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fitted samples, which a benchmark reports per second beside its steps. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class SampleCount {
  /** Samples of this iteration. */
  public long samples;
}
