package dev.tessera.app.rate;

import dev.tessera.model.compare.RatePoint;
import java.util.function.ToDoubleFunction;

/** What "good" is. */
public enum RateMeasure {
  /** In dB, over all channels of 8 bits. */
  PSNR("PSNR", "PSNR, dB", RatePoint::psnr),
  /** Of structures, 1 for equal pictures. */
  SSIM("SSIM", "SSIM", RatePoint::ssim);

  private final String label;
  private final String axis;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final ToDoubleFunction<RatePoint> value;

  RateMeasure(String label, String axis, ToDoubleFunction<RatePoint> value) {
    this.label = label;
    this.axis = axis;
    this.value = value;
  }

  /** One word for people. */
  String label() {
    return label;
  }

  /** The title of an axis. */
  String axis() {
    return axis;
  }

  double of(RatePoint point) {
    return value.applyAsDouble(point);
  }
}
