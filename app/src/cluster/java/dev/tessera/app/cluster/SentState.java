package dev.tessera.app.cluster;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a training stands, on its way to executors. */
final class SentState implements Serializable {
  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, Object> settings;
  private final long step;
  private final double seconds;
  private final List<String> names = new ArrayList<>();
  private final List<float[]> arrays = new ArrayList<>();

  private SentState(FitState state) {
    settings = new LinkedHashMap<>(state.settings());
    step = state.step();
    seconds = state.seconds();
  }

  static SentState of(FitState state) {
    SentState sent = new SentState(state);
    state
        .arrays()
        .forEach(
            (name, values) -> {
              sent.names.add(name);
              sent.arrays.add(values.toArray());
            });
    return sent;
  }

  FitState state() {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      all.put(names.get(i), arrays.get(i).clone());
    }
    return new FitState(settings, step, seconds, Numbers.each(all));
  }
}
