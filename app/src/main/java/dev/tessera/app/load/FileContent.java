package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Session;
import dev.tessera.model.signal.io.ImageInfo;
import java.util.function.Consumer;

/** What a file turned out to be. */
sealed interface FileContent {
  /** Calls the receiver that suits. */
  void match(
      Consumer<Session> onPicture,
      Consumer<OpenShape> onShape,
      Consumer<ImageInfo> onLarge,
      Runnable onPassedOver);

  /** A picture, read. */
  record Picture(Session session) implements FileContent {
    @Override
    public void match(
        Consumer<Session> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onPicture.accept(session);
    }
  }

  /** A mesh, or points without faces, read. */
  record Shape(OpenShape shape) implements FileContent {
    @Override
    public void match(
        Consumer<Session> onPicture,
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
        Consumer<Session> onPicture,
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
        Consumer<Session> onPicture,
        Consumer<OpenShape> onShape,
        Consumer<ImageInfo> onLarge,
        Runnable onPassedOver) {
      onPassedOver.run();
    }
  }
}
