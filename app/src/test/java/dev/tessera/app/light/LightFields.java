package dev.tessera.app.light;

import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import java.util.Arrays;

/** Small light fields. */
final class LightFields {
  private LightFields() {}

  /** Views of 3 x 2 pixels; every value of view n is n/100. */
  static Session grey(int rows, int columns) {
    float[] values = new float[rows * columns * 18];
    for (int view = 0; view < rows * columns; view++) {
      Arrays.fill(values, view * 18, (view + 1) * 18, view / 100f);
    }
    Samples samples = Samples.of(new int[] {rows, columns, 2, 3}, 3, values);
    return Session.of(
        new GridSignal("views", samples, 8),
        new OpenLightField(LightFieldChoice.USUAL, new ViewGrid(rows, columns)),
        Origin.none());
  }
}
