package dev.tessera.app.way;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Tools;
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
   * @param project which holds the second picture
   * @param nanoTime a clock
   */
  public PictureWayViewModel(
      Tools tools, FirstPicture first, FitSource fit, ProjectModel project, LongSupplier nanoTime) {
    second = new SecondViewModel(tools, first, fit, project);
    pictures = new PictureWay(tools, first, second, nanoTime);
    way = new WayViewModel(pictures, tools, nanoTime);
    export = new SaveFlow(tools, new PictureWayExports(tools.engine(), second, pictures).kinds());
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
