package dev.tessera.app.save;

import dev.tessera.app.session.FieldCapture;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Where the things to save come from.
 *
 * @param field the field as it is now
 * @param errorMap the error map, made on the I/O pool; empty if there is none
 * @param curve PSNR of the run, without points if there is none
 * @param place where in a clip one is
 */
public record PictureSources(
    FieldCapture field,
    Supplier<Optional<Callable<Samples>>> errorMap,
    Supplier<FitCurve> curve,
    Supplier<Place> place) {
  /**
   * A time of a clip.
   *
   * @param position in frames of the clip, which need not be whole; 0 of a picture
   * @param seconds since the first frame
   */
  public record Place(double position, double seconds) {
    /** The beginning, and the only place in a picture. */
    public static final Place START = new Place(0, 0);
  }
}
