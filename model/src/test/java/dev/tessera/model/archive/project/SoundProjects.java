package dev.tessera.model.archive.project;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small project with everything a project can hold; no engine is needed for it. */
final class SoundProjects {
  static final byte[] PICTURE_BYTES = "not really a picture".getBytes(StandardCharsets.UTF_8);
  private static final FieldSpec FIELD = new FieldSpec(2, 3, 8, 1, 4, 20, 4);
  private static final FieldSpec DISTANCE = new FieldSpec(3, 1, 8, 1, 4, 4, 4);
  private static final DeviceReport DEVICE =
      new DeviceReport("CPU", false, "No GPU was found.", "PyTorch", List.of());

  private SoundProjects() {}

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Codes codes(int tiles, int first) {
    float[] values = new float[tiles * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (first + i) / 7f;
    }
    return Codes.of(tiles, 4, values);
  }

  private static <R> FitResult<R> result(R fitted, Map<String, float[]> arrays) {
    Map<String, float[]> all = new LinkedHashMap<>(arrays);
    all.put("curve", new float[] {1, 0.5f, 20, 7, 2, Float.POSITIVE_INFINITY});
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("mode", "JOINT");
    settings.put("networks", null);
    settings.put("tile", List.of(8, 8));
    return new FitResult<>(
        fitted,
        StopReason.STOPPED,
        new Snapshot.Pace(7, 2, 1, 7, 2_000_000, 1e6, Double.POSITIVE_INFINITY, 1 << 20),
        Snapshot.Quality.of(30.5, Double.NaN, new SlicePsnr(30, Float.NaN, 31.5f)),
        FitCurve.of(
            new long[] {1, 7}, new double[] {0.5, 2}, new double[] {20, Double.POSITIVE_INFINITY}),
        DEVICE,
        new FitState(settings, 7, 2, Numbers.each(all)));
  }

  private static FitResult<Fitted<GridTiling>> picture(Weights weights, int first) {
    GridTiling grid = GridTiling.of(new int[] {16, 24}, new int[] {8, 8}, new int[] {0, 0});
    Codes codes = codes(grid.tileCount(), first);
    float[] flat = new float[24];
    codes.copyTo(0, 6, flat, 0);
    return result(
        new Fitted<>(grid, weights, codes),
        Map.of("weights", weights.toArray(), "codes", flat, "moments", new float[] {-0f, 1e-38f}));
  }

  private static SavedSignal shape(String name) {
    return new SavedSignal(
        name + ".obj",
        SourceFile.at(Path.of(name + ".obj"), "a".repeat(64), 12),
        new SavedSignal.Shape(new Placement(1, 1e6, -3.25, 0.125, UpAxis.Z), 12));
  }

  private static final ClipTimes UNEVEN = ClipTimes.of(new double[] {1, 1.25, 2}, 0.5, 1e-3, 0);

  private static final ClipTimes EVEN = ClipTimes.constant(32, 25);

  private static SavedSignal clip(ClipTimes times) {
    ClipChoice choice = ClipChoice.ALL.during(1, 2).every(3).sized(24, 16);
    return new SavedSignal(
        "film",
        SourceFile.at(Path.of("film.mp4"), "b".repeat(64), 12),
        new SavedSignal.Clip(
            times.equals(EVEN) ? ClipChoice.ALL : choice,
            1.04,
            times,
            new SavedSignal.Picture(AlphaMode.KEEP, 24, 16, 3, 8)));
  }

  private static final LightFieldChoice PART =
      new LightFieldChoice(
          Optional.of(new ViewGrid(9, 17)),
          new ViewTurn(true, false, true),
          new ViewPart(Optional.of(new ViewGrid(7, 5)), 2),
          Optional.of(new ClipSize(24, 16)));

  private static SavedSignal lightField(LightFieldChoice choice) {
    return new SavedSignal(
        "views",
        SourceFile.at(Path.of("views.zip"), "c".repeat(64), 12),
        new SavedSignal.LightField(
            choice,
            new ViewGrid(4, 3),
            new SavedSignal.Picture(AlphaMode.COMPOSITE, 24, 16, 3, 8)));
  }

  private static final PointPairs POINTS = PointPairs.of(new double[] {0.1, 0, -0.3, 1e-9, 1, 0});

  private static final PointPairs MORE =
      POINTS.plus(new double[] {0, 0, 1}, new double[] {0, 1, 0});

  private static Flow flow() {
    FieldSpec spec = new FieldSpec(3, Flow.CHANNELS, 8, 1, 4, 4, 4);
    return new Flow(
        Initialisation.weights(spec, 4), codes(2, 9), 1, 1.0 / 3, List.of(0.0, 0.1, -1e-7, 0.0));
  }

  static Project full() throws Exception {
    SavedSignal embedded =
        new SavedSignal(
            "photo.png",
            SourceFile.at(Path.of("photo.png"), sha256(PICTURE_BYTES), PICTURE_BYTES.length)
                .with(Optional.of(Content.of(PICTURE_BYTES))),
            new SavedSignal.Picture(AlphaMode.COMPOSITE, 24, 16, 3, 16));
    SavedSignal second =
        new SavedSignal(
            "pasted",
            new SourceFile("pasted.png", List.of(), "0".repeat(64), 9, Optional.empty()),
            new SavedSignal.Picture(AlphaMode.KEEP, 24, 16, 3, 8));
    Weights weights = Initialisation.weights(FIELD, 1);
    EncoderWeights encoder =
        new EncoderWeights(192, 0, 4, new float[EncoderWeights.length(192, 0, 4)]);
    FitOptions joint = TestOptions.small(30);
    FitOptions byCodes =
        Preset.BEST
            .options()
            .change()
            .mode(FitMode.CODES)
            .networks(Optional.of(new Pretrained("of the first", 8, weights, Optional.of(encoder))))
            .build();
    SparseTiling tiles = SparseTiling.of(2, 0.1, new int[] {0, -1, -2, 0, -1, -1, -1, 0});
    Weights shared = Initialisation.weights(DISTANCE, 2);
    FittedPair<SparseTiling> pair =
        new FittedPair<>(
            new Fitted<>(tiles, shared, codes(3, 1), 0.1),
            new Fitted<>(tiles, shared, codes(3, 2), 0.1));
    TrainedFamily family =
        new TrainedFamily(
            "boxes",
            Initialisation.weights(DISTANCE, 3),
            List.of("box-1", "box-2"),
            codes(2, 5),
            1);
    FitMethod.Member known =
        new FitMethod.Member(family, Optional.of("box-2"), FamilySearch.Options.complete());
    FitMethod.Member searched =
        new FitMethod.Member(family, Optional.empty(), FamilySearch.Options.partial());
    List<SavedFit> fits =
        List.of(
            new SavedFit(
                List.of(0),
                new FitMethod.Tiles(joint),
                Optional.of(picture(weights, 1)),
                Optional.of(new EditedCodes(List.of(1, 4), codes(2, 50)))),
            new SavedFit(
                List.of(1), new FitMethod.Tiles(byCodes), Optional.of(picture(weights, 2))),
            new SavedFit(
                List.of(2, 3),
                new FitMethod.Tiles(Preset.FAST.pair()),
                Optional.of(result(pair, Map.of()))),
            new SavedFit(List.of(), known, Optional.empty()),
            new SavedFit(List.of(2), searched, Optional.empty()),
            new SavedFit(
                List.of(0),
                new FitMethod.Tiles(
                    joint.change().global(true).stop(new StopRule(9, 8, 40, false)).build()),
                Optional.empty()));
    Map<String, Object> views = new LinkedHashMap<>();
    views.put("zoom", 1.5);
    views.put("page", "codes");
    views.put("split", List.of(1, true, Map.of("a", "ü")));
    byte[] png = new byte[64];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    return new Project(
        List.of(
            embedded,
            second,
            shape("a"),
            shape("b"),
            clip(UNEVEN),
            clip(EVEN),
            lightField(LightFieldChoice.USUAL),
            lightField(PART)),
        fits,
        List.of(
            SavedWay.between(0, 1, true),
            SavedWay.ofPair(2, false),
            new SavedWay.OfCodes(
                List.of(new SavedWay.End(3, 0), new SavedWay.End(4, 0), new SavedWay.End(3, 0)),
                false),
            new SavedWay.OfFlow(2, 3, POINTS, Optional.of(new SavedWay.Found(flow(), MORE))),
            new SavedWay.OfFlow(3, 2, PointPairs.NONE, Optional.empty())),
        List.of(
            new SavedCurve(
                "earlier", FitCurve.of(new long[] {3}, new double[] {1}, new double[] {25}))),
        views,
        Optional.of(PngBytes.of(png)));
  }
}
