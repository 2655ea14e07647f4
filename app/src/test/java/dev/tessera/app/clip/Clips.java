package dev.tessera.app.clip;

import dev.tessera.app.session.OpenClip;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.clip.ClipChoice;
import java.util.Optional;

/** Small clips. */
final class Clips {
  private Clips() {}

  /** Frames of 3 x 2 grey pixels; every value of frame i is i/10. */
  static Session grey(ClipTimes times) {
    float[] values = new float[times.frames() * 6];
    for (int i = 0; i < values.length; i++) {
      int frame = i / 6;
      values[i] = frame / 10f;
    }
    Samples samples = Samples.of(new int[] {times.frames(), 2, 3}, 1, values);
    return Session.of(
        new GridSignal("grey.gif", samples, 8),
        new OpenClip(times, ClipChoice.ALL, 0, Optional.empty()),
        Origin.none());
  }
}
