package dev.tessera.model.engine;

/** Computes the same on a device and on the CPU, to learn whether the device can be trusted. */
@FunctionalInterface
public interface DeviceCheck {
  /**
   * The largest difference between numbers that a device and the CPU computed, relative to the
   * largest of these numbers.
   *
   * @param device a scope on the device
   * @param cpu a scope on the CPU
   * @return 0 if all agree, NaN if anything is no number
   */
  double difference(Scope device, Scope cpu);
}
