package dev.tessera.app.light;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.tile.GridTiling;
import java.util.function.Consumer;

/** Compares every view with what a fit shows of it, those it was not given among them. */
public final class ViewQuality {
  private final Tools tools;
  private final Consumer<Throwable> failed;
  private final Pending comparing = new Pending();

  /**
   * Nothing to compare yet.
   *
   * @param failed is told why views cannot be compared
   */
  public ViewQuality(Tools tools, Consumer<Throwable> failed) {
    this.tools = tools;
    this.failed = failed;
  }

  /**
   * Compares after a fit, in place of what is on its way.
   *
   * @param then is handed the PSNR of every view, later
   */
  public void measure(Session light, Fitted<GridTiling> field, Consumer<SlicePsnr> then) {
    comparing.submit(
        tools.service(),
        Lane.FIT, // no fit is on its way, and what is looked at meanwhile comes first
        LightJob.psnr(tools.engine(), field, light.signal(), new Latest<>()),
        outcome -> Delivery.value(outcome, failed).ifPresent(then));
  }

  /** Gives up what is on its way. */
  public void cancel() {
    comparing.cancel();
  }
}
