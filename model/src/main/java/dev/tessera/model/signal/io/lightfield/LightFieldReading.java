package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ReadFailure;
import dev.tessera.model.signal.io.clip.AreaScaling;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.clip.FramePixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One reading of a light field; every failure ends in one sentence. */
final class LightFieldReading {
  private static final ReadFailure FAILURE =
      new ReadFailure(
          "a light field", "a complete light field", BadLightFieldException.ANY_LIGHT_FIELD);

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Path file;
  private final LightFieldChoice choice;
  private final ClipWatch watch;

  LightFieldReading(Path file, LightFieldChoice choice, ClipWatch watch) {
    this.file = file;
    this.choice = choice;
    this.watch = watch;
  }

  private interface Step<T> {
    T run(OpenedLightField opened) throws IOException, SignalFormatException;
  }

  LightFieldInfo info() throws SignalFormatException {
    return guarded(OpenedLightField::info);
  }

  LightFieldFile read(LightFieldLimit limit) throws SignalFormatException {
    return guarded(
        opened -> {
          LightFieldInfo info = opened.info();
          requireOrder(info);
          LightFieldPlan plan = info.plan(choice);
          requireFits(plan, limit, opened);
          return new LightFieldFile(signal(opened, plan), info, info.notes());
        });
  }

  private OpenedLightField open() throws IOException, SignalFormatException {
    if (!Files.exists(file)) {
      throw new BadLightFieldException("no such file");
    }
    if (Files.isDirectory(file)) {
      return FilesLightField.open(new FolderViews(file), choice.grid(), watch);
    }
    return switch (LightFieldSignature.of(file)) {
      case RAW ->
          throw new BadLightFieldException(
              "views, which Lytro's program or a light-field toolbox extracts",
              "a raw lenslet file, whose views cannot be told without the white images and the"
                  + " calibration of its camera");
      case EMPTY_ZIP -> throw new BadLightFieldException("a ZIP without pictures");
      case ZIP -> openZip();
      case OTHER -> PictureLightField.open(file, choice.grid(), watch);
    };
  }

  private OpenedLightField openZip() throws IOException, SignalFormatException {
    ZipViews views = ZipViews.open(file);
    try {
      return FilesLightField.open(views, choice.grid(), watch);
    } catch (IOException | SignalFormatException | RuntimeException | Error e) {
      views.close();
      throw e;
    }
  }

  private static void requireOrder(LightFieldInfo info) throws BadLightFieldException {
    if (info.order() == ViewOrder.GUESSED) {
      int views = info.grid().count();
      throw new BadLightFieldException(
          "rows and columns for its %d views, such as %s".formatted(views, info.grid()),
          "a running number in their names, which does not tell them");
    }
  }

  /** A view is read whole, whatever the size that is wanted, into one array. */
  private static void requireFits(
      LightFieldPlan plan, LightFieldLimit limit, OpenedLightField opened)
      throws BadLightFieldException {
    long view = LightFieldPlan.ofView(opened.info()).bytes();
    long beside = opened.decoded() + view;
    if (view > LONGEST_ARRAY || beside < 0 || beside >= limit.bytes()) {
      ClipSize size = opened.info().view();
      throw new BadLightFieldException(
          "views that can be read within "
              + ReadFailure.megabytes(Math.min(limit.bytes(), LONGEST_ARRAY)),
          String.format(
              Locale.ROOT,
              "views of %d x %d pixels, which take %s each",
              size.width(),
              size.height(),
              ReadFailure.megabytes(view)));
    }
    LightFieldLimit left = new LightFieldLimit(limit.bytes() - beside, limit.codes());
    if (left.allows(plan)) {
      return;
    }
    throw new BadLightFieldException(
        "a light field that fits in "
            + ReadFailure.megabytes(limit.bytes())
            + ", such as "
            + left.offer(plan),
        String.format(
            Locale.ROOT,
            "%s views of %d x %d pixels that need %s",
            plan.views(),
            plan.size().width(),
            plan.size().height(),
            ReadFailure.megabytes(beside + limit.needed(plan))));
  }

  private GridSignal signal(OpenedLightField opened, LightFieldPlan plan)
      throws IOException, SignalFormatException {
    LightFieldInfo info = opened.info();
    ViewGrid turned = choice.turn().turned(info.grid());
    ViewPart part = info.part(choice);
    ViewGrid views = plan.views();
    ClipSize size = plan.size();
    FramePixels pixels = new FramePixels(info.view(), LightFieldPlan.CHANNELS, !info.eightBit());
    AreaScaling scaling = new AreaScaling(size, pixels);
    int[] extent = {views.rows(), views.columns(), size.height(), size.width()};
    SamplesBuilder samples =
        plan.eightBit()
            ? SamplesBuilder.eightBit(extent, LightFieldPlan.CHANNELS)
            : SamplesBuilder.floats(extent, LightFieldPlan.CHANNELS);
    for (int i = 0; i < views.count(); i++) {
      watch.requireGoingOn();
      int v = part.row(turned, i / views.columns());
      int u = part.column(turned, i % views.columns());
      opened.pixels(choice.turn().place(turned, v, u), pixels);
      scaling.scaled(pixels).putInto(samples, i);
      watch.done().accept((i + 1) / (double) views.count());
    }
    return new GridSignal(
        String.valueOf(file.getFileName()), samples.build(), plan.eightBit() ? 8 : 16);
  }

  private <T> T guarded(Step<T> step) throws SignalFormatException {
    String name = file.toString();
    try (OpenedLightField opened = open()) {
      return step.run(opened);
    } catch (IOException e) {
      throw FAILURE.of(name, e);
    } catch (OutOfMemoryError e) {
      throw FAILURE.tooLarge(name, e);
    }
  }
}
