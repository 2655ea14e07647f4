package dev.tessera.app.light;

import dev.tessera.app.play.CoarseToFine;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Tools;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.FocusStack;
import dev.tessera.model.light.SeenView;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes what is seen of a light field. Where the eye moves, all is sharp at first; while only the
 * focus moves, views that the lens covers are kept and moved; at rest the picture is painted as it
 * would be saved.
 */
final class LookMaker implements CoarseToFine.Maker<LookField, LookWish, LookImage> {
  /** Views that are kept, and where and through what they are seen. */
  private record Kept(LookField field, LookPlace from, Lens lens, FocusStack stack) {
    boolean serves(LookField other, LookWish wish) {
      return field.equals(other)
          && from.equals(wish.from())
          && lens.equals(new Lens(lens.disparity(), wish.lens().aperture(), wish.lens().round()));
    }
  }

  private final Tools tools;
  private final PixelRenders renders;
  private final BiConsumer<LookImage, Long> shown;
  private final Consumer<Throwable> failed;
  private Optional<Kept> kept = Optional.empty();
  private Optional<LookPlace> last = Optional.empty();

  /**
   * Nothing made yet.
   *
   * @param shown takes what was made, and how many nanoseconds that took
   */
  LookMaker(Tools tools, BiConsumer<LookImage, Long> shown, Consumer<Throwable> failed) {
    this.tools = tools;
    this.shown = shown;
    this.failed = failed;
    renders = new PixelRenders(tools);
  }

  @Override
  public Runnable begin(
      LookField field, LookWish wish, boolean coarse, Consumer<Outcome<LookImage>> then) {
    boolean moved = coarse && last.filter(wish.from()::equals).isEmpty();
    if (wish.lens().pinhole() || (moved && !serves(field, wish))) {
      paint(field, wish, then);
    } else if (serves(field, wish) && coarse) {
      FocusStack stack = kept.orElseThrow().stack();
      renders.draw(() -> focused(wish, stack), then);
    } else if (!serves(field, wish)
        && FocusStack.fits(field.shape(), wish.lens().at(wish.from()))) {
      keep(field, wish, then);
    } else if (coarse) {
      paint(field, wish, then);
    } else {
      renders.request(
          LightJob.refocused(
              tools.engine(), field.fitted(), wish.lens().at(wish.from()), new Latest<>()),
          samples -> LookImage.focused(wish, samples, true),
          then);
    }
    return renders::cancel;
  }

  private boolean serves(LookField field, LookWish wish) {
    return kept.filter(k -> k.serves(field, wish)).isPresent();
  }

  /** All is sharp; disparities come along. */
  private void paint(LookField field, LookWish wish, Consumer<Outcome<LookImage>> then) {
    double v = wish.from().v();
    double u = wish.from().u();
    LightJob<SeenView> job =
        wish.mode() == LookMode.TILES
            ? LightJob.tiles(tools.engine(), field.fitted(), v, u, new Latest<>())
            : LightJob.seen(tools.engine(), field.fitted(), v, u, new Latest<>());
    renders.request(job, new LookDrawing(field, wish)::draw, then);
  }

  private void keep(LookField field, LookWish wish, Consumer<Outcome<LookImage>> then) {
    renders.request(
        LightJob.stack(tools.engine(), field.fitted(), wish.lens().at(wish.from()), new Latest<>()),
        stack -> new Made(stack, focused(wish, stack)),
        outcome ->
            then.accept(
                outcome.match(
                    made -> {
                      kept = Optional.of(new Kept(field, wish.from(), wish.lens(), made.stack()));
                      return new Outcome.Done<>(made.image());
                    },
                    partial -> new Outcome.Cancelled<>(Optional.empty()),
                    Outcome.Failed::new)));
  }

  /** Views, and what is seen with them. */
  private record Made(FocusStack stack, LookImage image) {}

  private static LookImage focused(LookWish wish, FocusStack stack) {
    return LookImage.focused(wish, stack.focused(wish.lens().disparity()), false);
  }

  /** Lets go of the views that are kept. */
  void forget() {
    kept = Optional.empty();
    last = Optional.empty();
  }

  @Override
  public boolean fine(LookImage made) {
    return made.exact();
  }

  @Override
  public void show(LookImage made, boolean coarse, long nanos) {
    last = Optional.of(made.wish().from());
    shown.accept(made, nanos);
  }

  @Override
  public void fail(Throwable cause) {
    failed.accept(cause);
  }
}
