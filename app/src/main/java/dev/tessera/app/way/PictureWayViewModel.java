package dev.tessera.app.way;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveTools;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.ModelService;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

/** The way from the fitted picture to a second one: that picture, the way, what is saved of it. */
public final class PictureWayViewModel {
  private final SecondViewModel second;
  private final PictureWay pictures;
  private final WayViewModel way;
  private final SaveFlow export;

  /**
   * A way without a second picture.
   *
   * @param nanoTime a clock
   */
  public PictureWayViewModel(
      SaveTools tools, Engine engine, FirstPicture first, FitSource fit, LongSupplier nanoTime) {
    ModelService service = tools.service();
    IoPool pool = tools.pool();
    Notices notices = tools.notices();
    second = new SecondViewModel(service, engine, pool, first, fit, notices);
    pictures = new PictureWay(service, engine, pool, first, second, nanoTime);
    way = new WayViewModel(pictures, service, pool, notices, nanoTime);
    export = new SaveFlow(tools, new PictureWayExports(engine, second, pictures).kinds());
  }

  /** The second picture. */
  public SecondViewModel second() {
    return second;
  }

  /** From the first picture to the second. */
  public WayViewModel way() {
    return way;
  }

  /** What can be saved. */
  public SaveFlow export() {
    return export;
  }

  /** Lets time go by; called once per frame while the way is looked at. */
  public void poll() {
    way.poll();
    export.poll();
  }

  /** What is seen on the way, in any size; empty at its beginning. */
  public ReadOnlyObjectProperty<Optional<PixelImage>> picture() {
    return pictures.picture();
  }

  /** Where on the way that is, in words. */
  public ObservableValue<String> title() {
    return way.place().map(now -> "%.0f %% of the way".formatted(100 * now.second()));
  }
}
