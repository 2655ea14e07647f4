package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much memory a light field may take, and what besides its samples is counted.
 *
 * @param bytes for samples and all that is counted with them
 * @param codes what is held beside the samples
 */
public record LightFieldLimit(long bytes, Codes codes) {
  /** 4 GB for the samples alone. */
  public static final LightFieldLimit USUAL = new LightFieldLimit(4_000_000_000L, (v, size) -> 0);

  /** Memory of the codes of a light field, which depends on its tiles. */
  @FunctionalInterface
  public interface Codes {
    /**
     * Memory.
     *
     * @param views how many
     * @param size of each
     */
    long bytes(ViewGrid views, ClipSize size);
  }

  /** All that a light field takes; without what is counted besides if its samples are too many. */
  public long needed(LightFieldPlan plan) {
    long samples = plan.bytes();
    return samples > bytes
        ? samples
        : Math.addExact(samples, codes.bytes(plan.views(), plan.size()));
  }

  /** Whether a light field takes no more than it may. */
  public boolean allows(LightFieldPlan plan) {
    return needed(plan) <= bytes;
  }

  /**
   * What of a light field that takes too much would fit, for people: "the 9 x 9 views in its
   * middle, every other view, or views of 724 x 724 pixels".
   */
  public String offer(LightFieldPlan plan) {
    List<String> offers = new ArrayList<>();
    centre(plan).ifPresent(grid -> offers.add("the " + grid + " views in its middle"));
    if (allows(plan.views(everyOther(plan.views())))) {
      offers.add("every other row and column");
    }
    largestSize(plan)
        .ifPresent(
            size -> offers.add("views of " + size.width() + " x " + size.height() + " pixels"));
    return offers.isEmpty() ? "fewer views that are smaller too" : String.join(" or ", offers);
  }

  private static ViewGrid everyOther(ViewGrid views) {
    return new ViewGrid((views.rows() + 1) / 2, (views.columns() + 1) / 2);
  }

  /** The largest part around the middle that fits; empty if not even 2 x 2 views do. */
  public Optional<ViewGrid> centre(LightFieldPlan plan) {
    ViewGrid views = plan.views();
    for (int side = Math.max(views.rows(), views.columns()) - 1; side > 1; side--) {
      ViewGrid fewer = new ViewGrid(Math.min(side, views.rows()), Math.min(side, views.columns()));
      if (allows(plan.views(fewer))) {
        return Optional.of(fewer);
      }
    }
    return Optional.empty();
  }

  /** The size in which a light field that takes too much would fit; empty if there is none. */
  public Optional<ClipSize> largestSize(LightFieldPlan plan) {
    int fits = 0;
    int tooWide = plan.size().width();
    while (fits < tooWide - 1) {
      int middle = fits + (tooWide - fits) / 2;
      if (allows(plan.sized(ofWidth(plan.size(), middle)))) {
        fits = middle;
      } else {
        tooWide = middle;
      }
    }
    return fits == 0 ? Optional.empty() : Optional.of(ofWidth(plan.size(), fits));
  }

  private static ClipSize ofWidth(ClipSize size, int width) {
    int height = (int) Math.max(1, Math.round((double) size.height() * width / size.width()));
    return new ClipSize(width, height);
  }
}
