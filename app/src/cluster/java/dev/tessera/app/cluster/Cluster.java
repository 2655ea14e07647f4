package dev.tessera.app.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * The cluster that spark-submit named.
 *
 * @param spark the connection
 */
record Cluster(JavaSparkContext spark) implements AutoCloseable {
  /** How many partitions there are, if that was asked for. */
  private static final String PARTITIONS = "spark.tessera.partitions";

  /** How many steps a round of a training has, if that was asked for. */
  private static final String LOCAL_STEPS = "spark.tessera.localSteps";

  private static final long USUAL_STEPS = 100;

  /** So many a core keep all busy to the end. */
  private static final int PARTITIONS_PER_CORE = 4;

  /** A lost executor costs at most so many files. */
  private static final int MOST_FILES = 500;

  /** Does the work of a partition on an executor. */
  @FunctionalInterface
  interface Task<T, U> extends Serializable {
    U run(TaskContext context, List<T> items) throws Exception;
  }

  /** Takes what came of a partition, on the driver. */
  @FunctionalInterface
  interface Taker<U> {
    void take(U result) throws Exception;
  }

  /** A failure on its way through code that knows of none. */
  private static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1;

    Carried(Exception cause) {
      super(cause);
    }
  }

  /**
   * Connects.
   *
   * @throws IllegalArgumentException if nobody named one
   */
  static Cluster open(String job) {
    if (!new SparkConf().contains("spark.master")) {
      throw new IllegalArgumentException(
          "No cluster is named: start it with spark-submit, such as spark-submit --master"
              + " local[2].");
    }
    SparkSession session = SparkSession.builder().appName("tessera " + job).getOrCreate();
    return new Cluster(JavaSparkContext.fromSparkContext(session.sparkContext()));
  }

  /** Into how many partitions so many files are shared out. */
  int partitions(int files) {
    int usual =
        Math.max(
            PARTITIONS_PER_CORE * spark.defaultParallelism(),
            (files + MOST_FILES - 1) / MOST_FILES);
    return Math.max(1, Math.min(files, spark.getConf().getInt(PARTITIONS, usual)));
  }

  /** Into how many partitions so many files are shared out where all partitions work at once. */
  int atOnce(int files) {
    int tasks = spark.defaultParallelism() / spark.getConf().getInt("spark.task.cpus", 1);
    return Math.max(1, Math.min(files, spark.getConf().getInt(PARTITIONS, tasks)));
  }

  /**
   * How many steps of an optimiser a round of a training has.
   *
   * @throws IllegalArgumentException if it is told to have none
   */
  long localSteps() {
    long steps = spark.getConf().getLong(LOCAL_STEPS, USUAL_STEPS);
    if (steps < 1) {
      throw new IllegalArgumentException(LOCAL_STEPS + " must be at least 1, found " + steps + ".");
    }
    return steps;
  }

  /**
   * Does work on each partition, and takes what came of it as soon as it has: once of each, however
   * often it was tried.
   *
   * @throws Exception what the taker threw, or that of a partition that failed too often
   */
  <T, U> void each(JavaRDD<T> items, Task<T, U> task, Taker<U> taker) throws Exception {
    Function2<TaskContext, Iterator<T>, U> work =
        (Function2<TaskContext, Iterator<T>, U> & Serializable)
            (context, part) -> {
              try {
                return task.run(context, List.copyOf(CollectionConverters.asJava(part.toSeq())));
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new Carried(e);
              }
            };
    Function2<Object, U, BoxedUnit> take =
        (partition, result) -> {
          try {
            taker.take(result);
          } catch (Exception e) {
            throw new Carried(e);
          }
          return BoxedUnit.UNIT;
        };
    SparkContext context = spark.sc();
    told(
        () -> {
          context.runJob(items.rdd(), work, take, ClassTag$.MODULE$.apply(Object.class));
          return true;
        });
  }

  /**
   * Has something done by tasks.
   *
   * @throws Exception what a task threw, without what Spark says about it
   */
  static <U> U told(Callable<U> work) throws Exception {
    try {
      return work.call();
    } catch (Exception e) {
      throw original(e);
    }
  }

  private static Exception original(Exception failure) {
    boolean wrapped = failure instanceof SparkException || failure instanceof Carried;
    return wrapped && failure.getCause() instanceof Exception cause ? original(cause) : failure;
  }

  @Override
  public void close() {
    spark.close();
  }
}
