package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.clip.FramePixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A light field in one picture, which is decoded when the first view is wanted. */
final class PictureLightField implements OpenedLightField {
  private final Path file;
  private final ImageInfo picture;
  private final PictureCut cut;
  private final ClipWatch watch;
  private @Nullable Samples decoded;

  private PictureLightField(Path file, ImageInfo picture, PictureCut cut, ClipWatch watch) {
    this.file = file;
    this.picture = picture;
    this.cut = cut;
    this.watch = watch;
  }

  static PictureLightField open(Path file, Optional<ViewGrid> grid, ClipWatch watch)
      throws IOException, SignalFormatException {
    ImageInfo picture = ImageFiles.header(file);
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 1 ? name : name.substring(0, dot);
    return new PictureLightField(file, picture, PictureCut.of(stem, picture, grid), watch);
  }

  @Override
  public LightFieldInfo info() {
    return cut.info(picture.bitDepth() <= 8);
  }

  @Override
  public long decoded() {
    long values = (long) picture.width() * picture.height() * picture.channels();
    return picture.bitDepth() <= 8 ? values : Float.BYTES * values;
  }

  @Override
  public void pixels(ViewTurn.Place place, FramePixels out) throws SignalFormatException {
    Samples whole = decoded;
    if (whole == null) {
      whole =
          ImageFiles.read(file, AlphaMode.COMPOSITE, Long.MAX_VALUE, watch.cancelled()).samples();
      decoded = whole;
    }
    int top = cut.top(place.row(), place.column(), picture.height());
    out.take(whole, cut.left(place.column()), top, cut.step());
  }

  @Override
  public void close() {
    decoded = null;
  }
}
