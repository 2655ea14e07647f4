package dev.tessera.app.load;

import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.Session;
import dev.tessera.assets.Assets;
import dev.tessera.assets.SampleLightField;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFile;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldPlan;
import dev.tessera.model.signal.io.lightfield.ViewOrder;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks at light fields and reads what was chosen of them. For the I/O pool.
 *
 * @param limit of memory
 * @param done the share that is decoded
 */
record LightFieldDecoding(LightFieldLimit limit, Latest<Double> done) {
  /** The longer side of a view as it is shown before opening. */
  private static final int PREVIEW = 224;

  /** Rows or columns of views that are shown before opening, at most. */
  private static final int MOST_SHOWN = 9;

  /** The same within another limit. */
  LightFieldDecoding within(LightFieldLimit other) {
    return new LightFieldDecoding(other, done);
  }

  /** What a file holds, of which the grid may be told. */
  FoundLightField find(Path file, Optional<ViewGrid> grid, BooleanSupplier cancelled)
      throws SignalFormatException {
    LightFieldChoice choice = LightFieldChoice.USUAL;
    ClipWatch watch = new ClipWatch(cancelled, part -> {});
    return new FoundLightField(
        file,
        Optional.of(LightFieldFiles.open(file, grid.map(choice::grid).orElse(choice), watch)));
  }

  /** Small pictures of its views, every n-th where there are many, as they lie in the file. */
  ViewPreview preview(Path file, LightFieldInfo info, BooleanSupplier cancelled)
      throws SignalFormatException {
    ViewGrid grid = info.grid();
    int every = (Math.max(grid.rows(), grid.columns()) + MOST_SHOWN - 1) / MOST_SHOWN;
    ClipSize size = info.view();
    double shrink = Math.min(1, (double) PREVIEW / Math.max(size.width(), size.height()));
    LightFieldChoice told =
        info.order() == ViewOrder.NAMED
            ? LightFieldChoice.USUAL
            : LightFieldChoice.USUAL.grid(grid);
    LightFieldChoice choice =
        told.part(new ViewPart(Optional.of(grid), every))
            .sized(
                (int) Math.max(1, Math.round(size.width() * shrink)),
                (int) Math.max(1, Math.round(size.height() * shrink)));
    ClipWatch watch = new ClipWatch(cancelled, part -> {});
    LightFieldFile read = LightFieldFiles.read(file, choice, LightFieldLimit.USUAL, watch);
    Samples views = read.signal().samples();
    ViewGrid shown = new ViewGrid(views.extent(0), views.extent(1));
    List<PixelImage> pictures = new ArrayList<>();
    for (int i = 0; i < shown.count(); i++) {
      pictures.add(PixelImage.of(views.slice(i / shown.columns()).slice(i % shown.columns())));
    }
    return new ViewPreview(shown, every, pictures);
  }

  /** Reads views. */
  FileContent.Picture read(
      FoundLightField found, LightFieldChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    LightFieldFile read = read(found.file(), choice, cancelled);
    Origin origin = Origin.of(FileReading.source(found.file()), AlphaMode.COMPOSITE);
    return new FileContent.Picture(session(read, choice).from(origin), read.notes());
  }

  /** Reads all of a light field that comes with the program. */
  Session sample(SampleLightField sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    Origin origin =
        Origin.of(
            SourceFile.embedded(sample.name(), () -> Assets.open(sample)), AlphaMode.COMPOSITE);
    return SampleCopy.read(
        sample.name(),
        Assets.open(sample),
        copy ->
            session(read(copy, LightFieldChoice.USUAL, cancelled), LightFieldChoice.USUAL)
                .named(sample.title())
                .from(origin));
  }

  /** The middle view of a light field that comes with the program. */
  PixelImage thumbnail(SampleLightField sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    LightFieldChoice middle =
        LightFieldChoice.USUAL.part(new ViewPart(Optional.of(new ViewGrid(1, 1)), 1));
    return SampleCopy.read(
        sample.name(),
        Assets.open(sample),
        copy -> PixelImage.of(read(copy, middle, cancelled).signal().samples().slice(0).slice(0)));
  }

  /** Reads again what a project is about. */
  Session saved(String name, Path file, SavedSignal.LightField field, BooleanSupplier cancelled)
      throws SignalFormatException {
    Session session = session(read(file, field.choice(), cancelled), field.choice()).named(name);
    GridSignal found = session.signal();
    ViewGrid grid = session.light().orElseThrow().grid();
    boolean same =
        grid.equals(field.grid())
            && found.width() == field.view().width()
            && found.height() == field.view().height();
    if (!same) {
      throw new SignalFormatException(
          name,
          words(field.grid(), field.view().width(), field.view().height()),
          words(grid, found.width(), found.height()));
    }
    return session;
  }

  private static String words(ViewGrid grid, int width, int height) {
    return "%s views of %d x %d pixels".formatted(grid, width, height);
  }

  private static Session session(LightFieldFile read, LightFieldChoice choice) {
    LightFieldPlan plan = read.info().plan(choice);
    return Session.of(read.signal(), new OpenLightField(choice, plan.views()), Origin.none());
  }

  private LightFieldFile read(Path file, LightFieldChoice choice, BooleanSupplier cancelled)
      throws SignalFormatException {
    try {
      return LightFieldFiles.read(file, choice, limit, new ClipWatch(cancelled, done::publish));
    } catch (IllegalArgumentException e) {
      throw new SignalFormatException(
          file.toString(), "the views that are asked for", String.valueOf(e.getMessage()), e);
    }
  }
}
