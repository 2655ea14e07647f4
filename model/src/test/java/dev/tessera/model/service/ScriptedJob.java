package dev.tessera.model.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job that logs what is asked of it and does something extra at chosen moments. */
final class ScriptedJob implements Job<Integer> {
  /** What happens at a moment; may throw anything. */
  interface Action {
    void run() throws Exception;
  }

  private final String name;
  private final int steps;
  private final List<String> log;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> moments = new ArrayList<>();
  private int step;
  private boolean barren;

  ScriptedJob(String name, int steps, List<String> log) {
    this.name = name;
    this.steps = steps;
    this.log = log;
  }

  static ScriptedJob of(int steps) {
    return new ScriptedJob("job", steps, new CopyOnWriteArrayList<>());
  }

  /** Runs an action at "open", "step 2", "result" or "close". */
  ScriptedJob at(String moment, Action action) {
    moments.add(moment);
    actions.add(action);
    return this;
  }

  /** Yields no result. */
  ScriptedJob barren() {
    barren = true;
    return this;
  }

  List<String> log() {
    return log;
  }

  private void reach(String moment) throws Exception {
    log.add(name + " " + moment);
    for (int i = 0; i < moments.size(); i++) {
      if (moments.get(i).equals(moment)) {
        actions.get(i).run();
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open() throws Exception {
    reach("open");
  }

  @Override
  public boolean step() throws Exception {
    step++;
    reach("step " + step);
    return step < steps;
  }

  @Override
  public Optional<Integer> result() throws Exception {
    reach("result");
    return barren ? Optional.empty() : Optional.of(step);
  }

  @Override
  public void close() {
    try {
      reach("close");
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }
}
