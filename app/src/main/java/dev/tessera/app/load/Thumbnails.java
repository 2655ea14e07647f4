package dev.tessera.app.load;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.RasterPicture;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.PixelImage;
import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.assets.SampleClip;
import dev.tessera.assets.SampleLightField;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.VertexNormals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Small pictures of the samples, decoded or drawn on the I/O pool. */
public final class Thumbnails {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 280;

  /** Of the longer side of a code-book's picture. */
  private static final int SIDE = 128;

  /** Shapes seldom fill the sphere that the camera shows. */
  private static final double CLOSER = 1.25;

  private final IoPool pool;
  private final Map<Seen, Image> books = new ConcurrentHashMap<>();

  /** A file as it was when it was looked at. */
  private record Seen(Path file, FileTime changed) {}

  /** Decodes and draws on a pool. */
  public Thumbnails(IoPool pool) {
    this.pool = pool;
  }

  /** Hands over a small picture later, on the window's thread; nothing if it cannot be decoded. */
  public void load(Sample sample, Consumer<Image> then) {
    make(
        cancelled -> {
          try (InputStream stream = Assets.open(sample)) {
            return new Image(stream, WIDTH, 0, true, true);
          }
        },
        then);
  }

  /** Hands over a small picture later, on the window's thread; nothing if it cannot be read. */
  public void load(SampleMesh sample, Consumer<Image> then) {
    make(cancelled -> draw(sample, cancelled), then);
  }

  /** Hands over a small picture later, on the window's thread; nothing if it cannot be read. */
  public void load(SampleClip sample, Consumer<Image> then) {
    ClipDecoding clips = new ClipDecoding(ClipLimit.USUAL, new Latest<>());
    make(
        cancelled -> {
          PixelImage first = clips.thumbnail(sample, cancelled);
          return ArgbView.image(first.width(), first.height(), first.toArray());
        },
        then);
  }

  /**
   * Hands over a small picture of a code-book, of a clip its first frame, later, on the window's
   * thread; nothing if it cannot be read. A file that did not change is decoded once.
   */
  public void load(Path codeBook, Consumer<Image> then) {
    make(
        cancelled -> {
          Seen seen = new Seen(codeBook, Files.getLastModifiedTime(codeBook));
          Image before = books.get(seen);
          if (before != null) {
            return before;
          }
          PixelImage small = CodeBookReading.small(codeBook, SIDE, cancelled);
          Image image = ArgbView.image(small.width(), small.height(), small.toArray());
          books.put(seen, image);
          return image;
        },
        then);
  }

  /** Hands over a small picture later, on the window's thread; nothing if it cannot be read. */
  public void load(SampleLightField sample, Consumer<Image> then) {
    LightFieldDecoding lights = new LightFieldDecoding(LightFieldLimit.USUAL, new Latest<>());
    make(
        cancelled -> {
          PixelImage middle = lights.thumbnail(sample, cancelled);
          return ArgbView.image(middle.width(), middle.height(), middle.toArray());
        },
        then);
  }

  private static Image draw(SampleMesh sample, BooleanSupplier cancelled)
      throws IOException, SignalFormatException {
    MeshFile file = SampleShape.file(sample, cancelled);
    ShapeSignal shape = ShapeSignal.of(sample.title(), file.mesh(), file.up());
    DisplayMesh solid =
        DisplayMesh.of(shape.mesh(), VertexNormals.of(shape.mesh()), DisplayMesh.CLAY);
    OrbitCamera camera = OrbitCamera.of(1).zoomed(CLOSER);
    return ArgbView.image(
        WIDTH,
        HEIGHT,
        RasterPicture.of(List.of(solid), camera, false, WIDTH, HEIGHT, true).takePixels());
  }

  private void make(IoWork<Image> work, Consumer<Image> then) {
    var unused =
        pool.submit(work, outcome -> Delivery.value(outcome, failure -> {}).ifPresent(then));
  }
}
