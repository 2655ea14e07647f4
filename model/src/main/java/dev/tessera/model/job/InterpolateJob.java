package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.render.CodeMorph;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.render.WeightedField;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.Samples;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one picture on the way between two: (round(scale*height), round(scale*width), C),
 * values not clamped.
 */
public final class InterpolateJob implements Job<Samples> {
  private final Engine engine;
  private final List<WeightedField> parts;
  private final double scale;
  private Iterator<WeightedField> left = List.<WeightedField>of().iterator();
  private @Nullable GridRenderer renderer;
  private Optional<Samples> sum = Optional.empty();
  private boolean finished;

  /**
   * A picture on the way.
   *
   * @param engine used on the model thread only
   * @param morph both ends
   * @param t 0 for the first, 1 for the second
   * @param way along what
   * @param scale output pixels per signal pixel and axis, more than 0, at most 8
   * @throws IllegalArgumentException as {@link RenderJob}
   */
  public InterpolateJob(Engine engine, CodeMorph morph, double t, CodeMorph.Way way, double scale) {
    RenderBudget.check(morph.a().tiling(), morph.a().spec().channels(), scale);
    this.engine = engine;
    this.parts = morph.at(t, way);
    this.scale = scale;
  }

  @Override
  public String name() {
    return "Interpolating";
  }

  @Override
  public void open() {
    left = parts.iterator();
    renderer = new GridRenderer(engine.scope(), left.next(), scale);
  }

  @Override
  public boolean step() {
    GridRenderer current = renderer;
    if (current == null || current.step()) {
      return true;
    }
    Samples picture = current.picture();
    current.close();
    renderer = null;
    sum = Optional.of(sum.map(before -> added(before, picture)).orElse(picture));
    finished = !left.hasNext();
    if (!finished) {
      renderer = new GridRenderer(engine.scope(), left.next(), scale);
    }
    return !finished;
  }

  private static Samples added(Samples one, Samples other) {
    float[] values = new float[one.count() * one.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = one.get(i) + other.get(i);
    }
    return Samples.of(one.extent(), one.channels(), values);
  }

  @Override
  public Optional<Samples> result() {
    return finished ? sum : Optional.empty();
  }

  @Override
  public void close() {
    GridRenderer current = renderer;
    renderer = null;
    if (current != null) {
      current.close();
    }
  }
}
