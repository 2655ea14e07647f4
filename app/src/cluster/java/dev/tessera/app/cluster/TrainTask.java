package dev.tessera.app.cluster;

import dev.tessera.app.cli.TrainWorker;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.TrainingImage;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;

/**
 * Does parts of a round on executors; done again it comes to the same.
 *
 * @param settings of the training, a word each
 * @param sizes of all pictures
 * @param round from which all begin
 */
record TrainTask(List<String> settings, Broadcast<SentSizes> sizes, Broadcast<SentRound> round)
    implements Serializable {
  private static final long serialVersionUID = 1;

  Optional<FitState> run(int partition, List<TrainingImage> own) throws Exception {
    return ExecutorProcess.alone(
        () -> {
          try (TrainWorker worker = new TrainWorker(ExecutorProcess.surroundings(), settings)) {
            return worker.work(sizes.value().share(partition, own), round.value().round());
          }
        });
  }
}
