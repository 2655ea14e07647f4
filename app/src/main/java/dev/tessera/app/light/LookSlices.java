package dev.tessera.app.light;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Tools;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.light.EpipolarPlane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Slices of the two epipolar planes through a point of a view: its row of pixels as all cameras of
 * a row see it, and its column as all cameras of a column see it. Both are made one after the
 * other, when there is time for them.
 */
final class LookSlices {
  private final PixelRenders renders;
  private final Tools tools;
  private final Consumer<Throwable> failed;
  private final Slice row = new Slice(UnaryOperator.identity());
  private final Slice column = new Slice(LookSlices::upright);

  /** Nothing to show yet. */
  LookSlices(Tools tools, Consumer<Throwable> failed) {
    this.tools = tools;
    this.failed = failed;
    renders = new PixelRenders(tools);
  }

  /** What is shown of the row of pixels: columns of cameras downwards. */
  ReadOnlyObjectProperty<Optional<PixelImage>> row() {
    return row.picture.getReadOnlyProperty();
  }

  /** What is shown of the column of pixels: rows of cameras to the right. */
  ReadOnlyObjectProperty<Optional<PixelImage>> column() {
    return column.picture.getReadOnlyProperty();
  }

  /** Shows nothing. */
  void clear() {
    renders.cancel();
    row.clear();
    column.clear();
  }

  /** Whether a slice is on its way. */
  boolean busy() {
    return renders.busy();
  }

  /** Makes what is not shown yet, if nothing is on its way; called while there is time. */
  void goOn(LookField field, LookPlace from, LookPoint point) {
    if (!renders.busy()) {
      boolean unused =
          row.begin(field, new EpipolarPlane.Line(/* row= */ true, point.y(), from.v()))
              || column.begin(field, new EpipolarPlane.Line(/* row= */ false, point.x(), from.u()));
    }
  }

  /** Pixels with rows and columns exchanged. */
  private static PixelImage upright(PixelImage lying) {
    int[] pixels = new int[lying.count()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = lying.argb(i / lying.height(), i % lying.height());
    }
    return new PixelImage(/* width= */ lying.height(), /* height= */ lying.width(), pixels);
  }

  /** A slice, and which one it is. */
  private record Key(LookField field, EpipolarPlane.Line line) {}

  private final class Slice {
    private final ReadOnlyObjectWrapper<Optional<PixelImage>> picture =
        new ReadOnlyObjectWrapper<>(Optional.empty());
    private final UnaryOperator<PixelImage> turn;
    private Optional<Key> begun = Optional.empty();

    Slice(UnaryOperator<PixelImage> turn) {
      this.turn = turn;
    }

    void clear() {
      begun = Optional.empty();
      picture.set(Optional.empty());
    }

    /** Whether it had to be made. */
    boolean begin(LookField field, EpipolarPlane.Line line) {
      Key key = new Key(field, line);
      if (begun.equals(Optional.of(key))) {
        return false;
      }
      begun = Optional.of(key);
      renders.request(
          LightJob.epipolar(tools.engine(), field.fitted(), line, new Latest<>()),
          (Samples made) -> turn.apply(PixelImage.of(made)),
          outcome ->
              Delivery.value(outcome, failed).ifPresent(made -> picture.set(Optional.of(made))));
      return true;
    }
  }
}
