package dev.tessera.app.shell;

import dev.tessera.app.session.PictureFields;
import dev.tessera.app.shape.Completion;
import dev.tessera.app.way.SecondViewModel;
import dev.tessera.app.way.ShapeEnd;
import dev.tessera.app.way.WayMix;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A window in which a person works, and what it opens and fits. */
abstract class ProjectWork {
  static final int WIDTH = 24;
  static final int HEIGHT = 16;
  static final Fitted<GridTiling> FIELD =
      PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1);
  static final FieldSpec DISTANCE = new FieldSpec(3, 1, 8, 1, 2, 4, 4);
  static final Map<String, Numbers> BOTH = Map.of("first.codes", Numbers.of(new float[] {1, 1}));

  @TempDir Path folder;

  final OpenWindow window = new OpenWindow();
  Path picture;
  Path project;

  @BeforeEach
  void prepare() throws Exception {
    picture = picture("slopes.png");
    project = folder.resolve("work.tessera");
    window.models.options().mode().set(FitMode.JOINT);
  }

  Path picture(String name) throws Exception {
    Path file = folder.resolve(name);
    GridSignal signal = PictureFields.signal(name, WIDTH, HEIGHT);
    ImageFiles.write(signal.samples(), file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    return file;
  }

  static <R> FitResult<R> result(R fitted, float mark) {
    FitResult<R> plain = Pretend.result(fitted, 40, Snapshot.Quality.of(31.5, Double.NaN));
    return new FitResult<>(
        fitted,
        plain.reason(),
        plain.pace(),
        plain.quality(),
        Pretend.curve(),
        plain.device(),
        new FitState(
            Map.of("mode", "JOINT"),
            40,
            4.0,
            Map.of("moments", Numbers.of(new float[] {mark, 2, 3}))));
  }

  static Fitted<SparseTiling> shapeField(float code) {
    return new Fitted<>(
        SparseTiling.whole(),
        Initialisation.weights(DISTANCE, 3),
        Codes.of(1, 2, new float[] {code, 1}),
        0.1);
  }

  Path mesh(String name, double size) throws IOException {
    Mesh solid =
        Mesh.of(
            new double[] {0, 0, 0, size, 0, 0, 0, size, 0, 0, 0, size},
            new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
    StringBuilder obj = new StringBuilder();
    for (int v = 0; v < 4; v++) {
      obj.append(
          "v %f %f %f%n"
              .formatted(solid.position(v, 0), solid.position(v, 1), solid.position(v, 2)));
    }
    obj.append("f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n");
    return Files.writeString(folder.resolve(name), obj);
  }

  float mark() {
    return window.models.run().kept().orElseThrow().result().state().array("moments")[0];
  }

  SecondViewModel second() {
    return window.models.latent().way().second();
  }

  Fitted<GridTiling> withSecond() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.latent().codes().poll();
    second().open(picture("other.png"));
    Fitted<GridTiling> others =
        new Fitted<>(
            FIELD.tiling(),
            FIELD.weights(),
            PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 9).codes());
    window.fitted(result(others, 8));
    return others;
  }

  /** Two shapes whose codes are to be mixed, so that they are being fitted. */
  void bothEnds() throws IOException {
    window.models.morph().ends().takeShapes(true);
    window.models.load().openAll(List.of(mesh("a.obj", 1), mesh("b.obj", 2)));
    window.models.morph().way().mix().set(WayMix.LINEAR);
  }

  FitResult<FittedPair<SparseTiling>> pair(Map<String, Numbers> arrays) {
    Fitted<SparseTiling> first = shapeField(1);
    Fitted<SparseTiling> second =
        new Fitted<>(first.tiling(), first.weights(), Codes.of(1, 2, new float[] {2, 1}), 0.1);
    FitResult<FittedPair<SparseTiling>> pair = result(new FittedPair<>(first, second), 1);
    return pair.with(pair.fitted(), new FitState(Map.of(), 40, 4.0, arrays));
  }

  static List<String> names(OpenWindow window) {
    return window.models.morph().ends().ends().get().stream().map(ShapeEnd::name).toList();
  }

  FitResult<Fitted<SparseTiling>> completed() throws IOException {
    window.models.load().open(mesh("a.obj", 1));
    window.models.shape().completion().start();
    FitResult<Fitted<SparseTiling>> found = result(shapeField(6), 3);
    window.fitted(found);
    return found;
  }

  static Completion completion(OpenWindow window) {
    return window.models.shape().completion().current().get().orElseThrow();
  }
}
