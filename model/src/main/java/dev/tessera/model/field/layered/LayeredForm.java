package dev.tessera.model.field.layered;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.Range;

/** A form whose networks a {@link LayeredPlan} tells all of. */
interface LayeredForm extends FieldForm {
  /** The network of a spec. */
  LayeredPlan plan(FieldSpec spec);

  /** Who is told nothing has no code: one field for the whole signal. */
  @Override
  default void require(FieldSpec spec) {
    boolean told = !plan(spec).code().told().isEmpty();
    Range.require("latent", spec.latent(), told ? 1 : 0, told ? 1024 : 0);
  }

  @Override
  default WeightLayout layout(FieldSpec spec) {
    return plan(spec).layout();
  }

  @Override
  default float[] start(FieldSpec spec, long seed) {
    return plan(spec).start(seed);
  }

  @Override
  default Field open(Scope scope, Weights weights) {
    return new LayeredField(scope, weights, plan(weights.spec()));
  }

  @Override
  default long sampleMultiplyAdds(FieldSpec spec) {
    return plan(spec).sampleMultiplyAdds();
  }

  @Override
  default long tileMultiplyAdds(FieldSpec spec) {
    return plan(spec).tileMultiplyAdds();
  }

  @Override
  default long floatsPerSample(FieldSpec spec) {
    return plan(spec).floatsPerSample();
  }

  @Override
  default long codeFloats(FieldSpec spec) {
    return plan(spec).codeFloats();
  }
}
