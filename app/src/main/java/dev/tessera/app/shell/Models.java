package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareViewModel;
import dev.tessera.app.export.ExportViewModel;
import dev.tessera.app.export.SurfaceExportViewModel;
import dev.tessera.app.fit.OptionsViewModel;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.fit.RunViewModel;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.morph.MorphViewModel;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.DeviceReport;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Everything that the window shows, without any view. */
record Models(
    SessionModel session,
    PreferencesModel preferences,
    OptionsViewModel options,
    RunViewModel run,
    PictureViewModel picture,
    LoadViewModel load,
    ExportViewModel export,
    SurfaceExportViewModel surfaceExport,
    CompareViewModel compare,
    LatentModels latent,
    ShapeModels shape,
    MorphViewModel morph,
    ReadOnlyObjectProperty<Optional<DeviceReport>> device) {}
