package dev.tessera.app.cluster;

import dev.tessera.app.cli.TrainLedger;
import dev.tessera.app.cli.TrainWay;
import dev.tessera.app.cli.TrainWorker;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.SharedTraining;
import dev.tessera.model.fit.train.StateSum;
import dev.tessera.model.signal.data.TrainingImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains on the executors of a cluster, each with pictures of its own that it keeps in memory as
 * far as they fit. All begin a round from what the driver sends them, and their parts are added up
 * on the way back; a lost executor costs its part of one round, which another does from the same.
 */
final class SparkTraining implements TrainWay {
  @Override
  public void run(
      List<String> settings, List<Path> pictures, SharedTraining training, TrainLedger ledger)
      throws Exception {
    List<String> files =
        pictures.stream().map(p -> p.toAbsolutePath().normalize().toString()).toList();
    try (Cluster cluster = Cluster.open("train")) {
      JavaSparkContext spark = cluster.spark();
      long steps = cluster.localSteps();
      JavaRDD<TrainingImage> images =
          spark
              .parallelize(files, cluster.atOnce(files.size()))
              .map(file -> TrainWorker.picture(Path.of(file)))
              .cache();
      Broadcast<SentSizes> sizes = spark.broadcast(sizes(images));
      Optional<SharedTraining.Round> next = training.next(steps);
      while (next.isPresent()) {
        Broadcast<SentRound> round = spark.broadcast(SentRound.of(next.get()));
        StateSum sum = sum(images, new TrainTask(List.copyOf(settings), sizes, round));
        round.destroy();
        ledger.enter(training, training.take(sum));
        next = training.next(steps);
      }
    }
  }

  private static SentSizes sizes(JavaRDD<TrainingImage> images) throws Exception {
    return SentSizes.all(
        Cluster.told(
            () ->
                images
                    .mapPartitions(own -> List.of(SentSizes.of(list(own))).iterator())
                    .collect()));
  }

  private static StateSum sum(JavaRDD<TrainingImage> images, TrainTask task) throws Exception {
    JavaRDD<FitState> parts =
        images.mapPartitionsWithIndex(
            (partition, own) -> task.run(partition, list(own)).stream().iterator(), true);
    return Cluster.told(() -> parts.treeAggregate(StateSum.NONE, StateSum::plus, StateSum::plus));
  }

  private static List<TrainingImage> list(Iterator<TrainingImage> own) {
    List<TrainingImage> all = new ArrayList<>();
    own.forEachRemaining(all::add);
    return all;
  }
}
