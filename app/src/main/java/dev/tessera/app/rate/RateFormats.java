package dev.tessera.app.rate;

import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.compare.LossyFiles;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.LossyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes the formats that a picture is measured in; called on the pool. */
@FunctionalInterface
public interface RateFormats {
  /**
   * The formats, ours first and then the one that others are looked at beside.
   *
   * @param picture without transparency
   * @param cancelled asked now and then
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  List<PictureCoder> of(GridSignal picture, BooleanSupplier cancelled);

  /** Code-books with the network that comes with the program, JPEG and WebP. */
  static RateFormats shipped() {
    return (picture, cancelled) -> {
      List<PictureCoder> formats = new ArrayList<>();
      formats.add(new CodeBookFiles(picture, CodingNetworks.shipped()));
      for (LossyFormat format : LossyFormat.values()) {
        if (format.problem(picture.width(), picture.height()).isEmpty()) {
          formats.add(new LossyFiles(picture.samples(), format));
        }
      }
      return formats;
    };
  }
}
