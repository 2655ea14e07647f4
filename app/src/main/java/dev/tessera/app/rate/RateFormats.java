package dev.tessera.app.rate;

import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.signal.Samples;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes the formats that a picture is measured in; called on the pool. */
@FunctionalInterface
public interface RateFormats {
  /**
   * The formats, ours first and then the one that others are looked at beside.
   *
   * @param picture (height, width, C), C 1 or 3
   * @param cancelled asked now and then
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  List<PictureCoder> of(Samples picture, BooleanSupplier cancelled);
}
