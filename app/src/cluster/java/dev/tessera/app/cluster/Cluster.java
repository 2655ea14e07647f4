package dev.tessera.app.cluster;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
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
    try {
      context.runJob(items.rdd(), work, take, ClassTag$.MODULE$.apply(Object.class));
    } catch (Exception e) {
      throw carried(e);
    }
  }

  private static Exception carried(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Carried && cause.getCause() instanceof Exception original) {
        return original;
      }
    }
    return failure;
  }

  @Override
  public void close() {
    spark.close();
  }
}
