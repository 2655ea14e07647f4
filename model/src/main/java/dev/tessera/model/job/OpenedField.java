package dev.tessera.model.job;

import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.DistanceField;
import java.util.Optional;

/** The field of a job, made when the job opens; evaluators of fitted shapes end with it. */
final class OpenedField {
  private final FieldSource source;
  private Optional<DistanceField> field = Optional.empty();

  OpenedField(FieldSource source) {
    this.source = source;
  }

  /** Does a part of what comes before the field; returns whether there is more. */
  boolean prepare() {
    return source.prepare();
  }

  int batch() {
    return source.batch();
  }

  DistanceField open() {
    DistanceField opened = source.open();
    field = Optional.of(opened);
    return opened;
  }

  DistanceField get() {
    return field.orElseThrow();
  }

  void close() {
    Optional<DistanceField> ending = field;
    field = Optional.empty();
    ending.ifPresent(OpenedField::close);
  }

  private static void close(DistanceField ending) {
    if (ending instanceof ShapeEvaluator evaluator) {
      evaluator.close();
    } else if (ending instanceof BlendedDistance blend) {
      blend.fields().forEach(OpenedField::close);
    }
  }
}
