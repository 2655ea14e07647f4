package dev.tessera.app.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Tuple3;

/**
 * A cluster of two workers with addresses of their own, as Spark wants them for a second run of a
 * task; executors are processes beside this one.
 */
final class TwoHosts implements AutoCloseable {
  private static final int MEGABYTES = 1024;

  private final List<RpcEnv> parts = new ArrayList<>();
  private final String master;

  /**
   * Starts it.
   *
   * @param work where executors leave their logs
   */
  TwoHosts(Path work) {
    SparkConf conf = new SparkConf(false).set("spark.master.rest.enabled", "false");
    Tuple3<RpcEnv, Object, Option<Object>> started =
        Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf);
    parts.add(started._1());
    master = "spark://" + started._1().address().hostPort();
    for (int i = 1; i <= 2; i++) {
      parts.add(
          Worker.startRpcEnvAndEndpoint(
              "127.0.0." + i,
              0,
              0,
              1,
              MEGABYTES,
              new String[] {master},
              work.toString(),
              Option.apply(i),
              conf,
              Option.empty()));
    }
  }

  /** The address of it. */
  String master() {
    return master;
  }

  @Override
  public void close() {
    for (RpcEnv part : parts) {
      part.shutdown();
      part.awaitTermination();
    }
  }
}
