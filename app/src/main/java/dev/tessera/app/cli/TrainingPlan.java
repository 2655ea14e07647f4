package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.Training;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A training that is about to begin.
 *
 * @param data what it learns from, in words, such as "57 pictures of photos"
 * @param training number of signals to learn from
 * @param validation number of signals to judge by
 * @param seed of every random choice, unless a state to go on from tells it
 * @param begin called on the model thread
 */
record TrainingPlan(
    String data, int training, int validation, long seed, Function<Engine, Training> begin) {
  /** Signals of a folder in words; kind in the singular. */
  static String words(int count, String kind, Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return Words.count(count, kind) + " of " + (name == null ? folder : name);
  }
}
