package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Session;
import dev.tessera.model.signal.io.ImageInfo;
import java.util.List;
import java.util.function.Consumer;

/** What a file turned out to be. */
sealed interface FileContent {
  /** Calls the receiver that suits. */
  void match(
      Consumer<Picture> onPicture,
      Consumer<OpenShape> onShape,
      Consumer<ImageInfo> onLarge,
      Runnable onPassedOver);

  /**
   * A picture, read.
   *
   * @param notes what a person should know of the reading
   */
  record Picture(Session session, List<String> notes) implements FileContent {
    public Picture {
      notes = List.copyOf(notes);
    }

    @Override
    public void match(
        Consumer<Picture> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onPicture.accept(this);
    }
  }

  /** A mesh, or points without faces, read. */
  record Shape(OpenShape shape) implements FileContent {
    @Override
    public void match(
        Consumer<Picture> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onShape.accept(shape);
    }
  }

  /** A picture so large that it was not read. */
  record Large(ImageInfo info) implements FileContent {
    @Override
    public void match(
        Consumer<Picture> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onLarge.accept(info);
    }
  }

  /** No mesh, so that it was not read: a picture had been opened with it already. */
  record PassedOver() implements FileContent {
    @Override
    public void match(
        Consumer<Picture> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onPassedOver.run();
    }
  }
}
