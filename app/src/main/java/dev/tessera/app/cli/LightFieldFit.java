package dev.tessera.app.cli;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.light.LightLearner;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.light.ViewDirections;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFile;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The fit of a light field.
 *
 * @param read the light field
 * @param options settings of the fit
 * @param state to go on from, or empty
 */
record LightFieldFit(Read read, LightOptions options, Optional<FitState> state)
    implements Fitting<Fitted<GridTiling>> {
  /**
   * A light field that was read.
   *
   * @param field its views
   * @param choice what of it was wanted
   * @param source its file
   */
  record Read(LightFieldFile field, LightFieldChoice choice, SourceFile source) {
    private static final String REVERSED =
        "From a view to the one below things move the other way than from a view to the one on its"
            + " right: rows or columns of views are in reverse order. --turn rows mends that.";

    /**
     * Reads a light field, telling how far it is, and what people should know of it.
     *
     * @throws SignalFormatException if it cannot be read, or does not fit, naming what does
     */
    static Read of(
        Console console,
        Path file,
        LightFieldChoice choice,
        LightFieldLimit limit,
        SourceTelling source)
        throws Exception {
      LightFieldFile field =
          Reading.of(console, file, watch -> LightFieldFiles.read(file, choice, limit, watch));
      console.notes(field.notes());
      if (reversed(field)) {
        console.note(REVERSED);
      }
      return new Read(field, choice, source.of(file));
    }

    private static boolean reversed(LightFieldFile field) {
      ViewDirections directions = new ViewDirections(field.signal().samples());
      boolean more = true;
      while (more) {
        more = directions.step();
      }
      return directions.opposite();
    }
  }

  GridSignal signal() {
    return read.field().signal();
  }

  /** Of the views that were read. */
  ViewGrid grid() {
    return new ViewGrid(signal().samples().extent(0), signal().samples().extent(1));
  }

  /**
   * Refuses a fit of one view.
   *
   * @throws IllegalArgumentException if fewer than two are given
   */
  void requireGiven() {
    if (given() < 2) {
      throw new IllegalArgumentException(
          "Of %s views only one is given: a fit needs two.".formatted(grid()));
    }
  }

  /** How many views the fit looks at. */
  int given() {
    return options.given().count(grid());
  }

  @Override
  public String name() {
    return signal().name();
  }

  @Override
  public String size() {
    return "%s views of %d x %d, %d of them given"
        .formatted(grid(), signal().width(), signal().height(), given());
  }

  @Override
  public FitMethod method() {
    return new FitMethod.Views(options);
  }

  @Override
  public Run<Fitted<GridTiling>> begin(Engine engine) {
    return LightLearner.fit(engine, signal(), options, state);
  }

  /** The light field as a project keeps it. */
  SavedSignal saved() {
    SavedSignal.Picture view = SavedSignal.Picture.of(AlphaMode.COMPOSITE, signal());
    return new SavedSignal(
        name(), read.source(), new SavedSignal.LightField(read.choice(), grid(), view));
  }

  /** Its file, for the report. */
  FitReport.LightField input() {
    return new FitReport.LightField(
        name(),
        read.source().sha256(),
        grid().rows(),
        grid().columns(),
        signal().width(),
        signal().height(),
        signal().bitDepth(),
        options.given().label());
  }
}
