package dev.tessera.app.way;

import dev.tessera.app.session.StageService;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.flow.Flow;
import java.util.List;

/** Flows, as far as tests of morphs need them. */
final class FlowFixture {
  private FlowFixture() {}

  /** A flow of small networks that nobody taught. */
  static Flow flow() {
    FieldSpec spec = new FieldSpec(3, Flow.CHANNELS, 8, 1, 2, 4, 4);
    return new Flow(
        Initialisation.weights(spec, 1),
        Codes.of(2, 2, new float[] {0.1f, 0.2f, 0.3f, 0.4f}),
        0,
        1,
        List.of(0.0, 0.0));
  }

  /** Lets a search do some steps. */
  static void runTo(StageService.Asked<?> search, int steps) throws Exception {
    search.job().open();
    for (int i = 0; i < steps; i++) {
      search.job().step();
    }
    search.job().close();
  }
}
