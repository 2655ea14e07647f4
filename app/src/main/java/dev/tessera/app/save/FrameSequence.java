package dev.tessera.app.save;

import dev.tessera.model.service.Latest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Frames that are made and written one after the other, so that no more than one is held.
 *
 * @param <S> what takes the frames; closed without its last use it leaves nothing
 * @param frames one or more, in their order
 * @param opening opens what takes them; called on the pool
 * @param finish its last use; called on the pool
 * @param names says which files a target comes to
 */
public record FrameSequence<S extends AutoCloseable>(
    List<Frame<S>> frames, Opening<S> opening, SaveRun.Use<S> finish, Function<Path, String> names)
    implements Writing {
  /** Share of the time of a frame that making it takes, about. */
  private static final double MAKING = 0.6;

  /** Takes a copy of the list. */
  public FrameSequence {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("at least one frame is needed, found none");
    }
  }

  /**
   * Opens what takes frames.
   *
   * @param <S> what it opens
   */
  @FunctionalInterface
  public interface Opening<S extends AutoCloseable> {
    /**
     * Opens it.
     *
     * @param progress fraction of the frame that is being written, where writing takes long
     */
    S open(Path target, Latest<Double> progress) throws Exception;
  }

  /**
   * A frame that is yet to be made.
   *
   * @param <S> what takes it
   */
  @FunctionalInterface
  public interface Frame<S extends AutoCloseable> {
    /**
     * Makes it, by turns of a run.
     *
     * @param progress fraction of it that is made
     * @param then is handed what writes it
     */
    void make(SaveRun run, Latest<Double> progress, Consumer<SaveRun.Use<S>> then);
  }

  @Override
  public void begin(Path target, SaveRun run) {
    new Loop(target, run).begin();
  }

  /** The frames on their way. */
  private final class Loop {
    private final Path target;
    private final SaveRun run;
    private final Latest<Double> making = new Latest<>();
    private final Latest<Double> writing = new Latest<>();
    private int frame;
    private double part;

    private Loop(Path target, SaveRun run) {
      this.target = target;
      this.run = run;
    }

    private void begin() {
      run.progress(this::progress);
      run.open(() -> opening.open(target, writing), this::next);
    }

    private double progress() {
      making.take().ifPresent(p -> part = MAKING * p);
      writing.take().ifPresent(p -> part = MAKING + (1 - MAKING) * p);
      return (frame + part) / frames.size();
    }

    private void next(S sink) {
      part = 0;
      if (frame == frames.size()) {
        run.finish(sink, finish, names.apply(target));
        return;
      }
      frames
          .get(frame)
          .make(
              run,
              making,
              use -> {
                part = MAKING;
                run.use(
                    sink,
                    use,
                    () -> {
                      frame++;
                      next(sink);
                    });
              });
    }
  }
}
