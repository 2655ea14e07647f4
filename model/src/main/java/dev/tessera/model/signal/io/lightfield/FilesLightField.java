package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.clip.FramePixels;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A light field of a picture for each view.
 *
 * @param files that hold them
 * @param views which is which
 * @param info what they hold
 * @param watch asked while a view is decoded
 */
record FilesLightField(ViewFiles files, ArrangedViews views, LightFieldInfo info, ClipWatch watch)
    implements OpenedLightField {
  /** Looks at the names and at the header of every view. */
  static FilesLightField open(ViewFiles files, Optional<ViewGrid> grid, ClipWatch watch)
      throws IOException, SignalFormatException {
    List<String> names = files.names();
    Optional<ArrangedViews> viewer = ViewerNames.arrange(files, names, grid);
    ArrangedViews views =
        viewer.isPresent() ? viewer.get() : ViewNames.arrange(names, files.holder(), grid);
    boolean eightBit = true;
    ImageInfo first = files.header(views.names().get(0));
    for (String name : views.names()) {
      watch.requireGoingOn();
      ImageInfo view = files.header(name);
      requireSize(view, first, name, views.names().get(0));
      eightBit &= view.bitDepth() <= 8;
    }
    ClipSize size = new ClipSize(first.width(), first.height());
    LightFieldInfo info =
        new LightFieldInfo(
            views.layout(), views.grid(), views.order(), size, eightBit, views.notes());
    return new FilesLightField(files, views, info, watch);
  }

  private static void requireSize(ImageInfo view, ImageInfo first, String name, String firstName)
      throws BadLightFieldException {
    if (view.width() != first.width() || view.height() != first.height()) {
      throw new BadLightFieldException(
          String.format(
              Locale.ROOT,
              "views of one size, %d x %d pixels as %s",
              first.width(),
              first.height(),
              firstName),
          String.format(Locale.ROOT, "%s of %d x %d", name, view.width(), view.height()));
    }
  }

  @Override
  public long decoded() {
    return LightFieldPlan.ofView(info).bytes();
  }

  @Override
  public void pixels(ViewTurn.Place place, FramePixels out)
      throws IOException, SignalFormatException {
    String name = views.name(place.row(), place.column());
    Samples image = files.read(name, watch.cancelled());
    if (image.extent(0) != out.height() || image.extent(1) != out.width()) {
      throw new BadLightFieldException(
          "the size that the header of " + name + " told",
          String.format(Locale.ROOT, "%d x %d", image.extent(1), image.extent(0)));
    }
    out.take(image, 0, 0, 1);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
