package dev.tessera.model.signal.mesh;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The distance to one mesh, prepared once by all who ask for it: whoever asks does the next short
 * step, and one that somebody else leaves is gone on with. Nobody waits for more than a moment.
 */
final class SharedDistance {
  private static final long MOMENT_NANOS = 1_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MeshDistance distance;
  private volatile double progress;
  private @Nullable DistanceSteps steps;

  /**
   * Does a part of the work, or lets another thread that is at it do it.
   *
   * @param mesh always the same
   * @return whether there is more to do
   */
  boolean step(Mesh mesh) {
    if (distance != null) {
      return false;
    }
    if (!lock.tryLock()) {
      LockSupport.parkNanos(MOMENT_NANOS);
      return distance == null;
    }
    try {
      if (distance == null) {
        advance(mesh);
      }
    } finally {
      lock.unlock();
    }
    return distance == null;
  }

  private void advance(Mesh mesh) {
    DistanceSteps current = steps;
    if (current == null) {
      current = new DistanceSteps(mesh);
      steps = current;
    }
    current.step();
    progress = current.progress();
    Optional<MeshDistance> ready = current.distance();
    if (ready.isPresent()) {
      steps = null;
      distance = ready.get();
    }
  }

  /** How much is done, 0 to 1, estimated. */
  double progress() {
    return distance != null ? 1 : progress;
  }

  /** What was prepared; empty before the last step. */
  Optional<MeshDistance> distance() {
    return Optional.ofNullable(distance);
  }
}
