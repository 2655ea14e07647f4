package dev.tessera.model.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Each lane holds its jobs in the order of submission, the first of them being
 * the one that runs; turns alternate between the lanes.
 */
final class Schedule {
  private final Map<Lane, Queue<JobRun<?>>> lanes = new EnumMap<>(Lane.class);
  private Lane last = Lane.VIEW;
  private boolean closed;

  Schedule() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  /** Appends to a lane; any thread. */
  synchronized void add(Lane lane, JobRun<?> run) {
    if (closed) {
      throw new IllegalStateException("the model service is closed");
    }
    queue(lane).add(run);
  }

  /** Refuses further jobs and wishes the end of those it has; any thread. */
  void close() {
    List<JobRun<?>> runs;
    synchronized (this) {
      closed = true;
      runs = new ArrayList<>();
      lanes.values().forEach(runs::addAll);
    }
    runs.forEach(JobRun::cancel);
  }

  /** Whether it is closed and no job is left. */
  synchronized boolean finished() {
    return closed && lanes.values().stream().allMatch(Queue::isEmpty);
  }

  /**
   * One step boundary and one step: ends queued jobs that were cancelled, then lets the next lane
   * that can do something do it.
   *
   * @return whether anything was done
   */
  boolean turn() {
    boolean ended = endCancelled();
    for (int i = 0; i < Lane.values().length; i++) {
      last = last == Lane.FIT ? Lane.VIEW : Lane.FIT;
      JobRun<?> head = head(last);
      if (head != null && turn(last, head)) {
        return true;
      }
    }
    return ended;
  }

  private boolean turn(Lane lane, JobRun<?> head) {
    boolean worked = head.turn();
    if (head.state().ended()) {
      remove(lane, head);
    }
    return worked;
  }

  private boolean endCancelled() {
    List<JobRun<?>> cancelled = new ArrayList<>();
    synchronized (this) {
      for (Queue<JobRun<?>> queue : lanes.values()) {
        Iterator<JobRun<?>> runs = queue.iterator();
        while (runs.hasNext()) {
          JobRun<?> run = runs.next();
          if (run.cancelWanted()) {
            runs.remove();
            cancelled.add(run);
          }
        }
      }
    }
    cancelled.forEach(JobRun::turn);
    return !cancelled.isEmpty();
  }

  private synchronized @Nullable JobRun<?> head(Lane lane) {
    return queue(lane).peek();
  }

  private synchronized void remove(Lane lane, JobRun<?> run) {
    queue(lane).remove(run);
  }

  private Queue<JobRun<?>> queue(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
