package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ReadProject;
import dev.tessera.app.session.Session;
import dev.tessera.model.signal.io.ImageInfo;
import java.util.List;
import java.util.function.Consumer;

/** What a file turned out to be. */
@FunctionalInterface
interface FileContent {
  /**
   * Calls the receiver that suits.
   *
   * @param onPicture of a picture, read
   * @param onShape of a mesh, or points without faces, read
   * @param onLarge of a picture so large that it was not read
   * @param onPassedOver of no mesh, not read: a picture had been opened with it already
   * @param onProject of a project, read with its signals
   * @param onFound of a clip or a light field, looked at and not read
   */
  void match(
      Consumer<Picture> onPicture,
      Consumer<OpenShape> onShape,
      Consumer<ImageInfo> onLarge,
      Runnable onPassedOver,
      Consumer<ReadProject> onProject,
      Consumer<FoundSeries> onFound);

  /**
   * A picture, read.
   *
   * @param notes what a person should know of the reading
   */
  record Picture(Session session, List<String> notes) {
    public Picture {
      notes = List.copyOf(notes);
    }
  }

  static FileContent of(Picture picture) {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) ->
        onPicture.accept(picture);
  }

  static FileContent of(OpenShape shape) {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) -> onShape.accept(shape);
  }

  static FileContent of(ImageInfo large) {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) -> onLarge.accept(large);
  }

  static FileContent passedOver() {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) -> onPassedOver.run();
  }

  static FileContent of(ReadProject project) {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) ->
        onProject.accept(project);
  }

  static FileContent of(FoundSeries found) {
    return (onPicture, onShape, onLarge, onPassedOver, onProject, onFound) -> onFound.accept(found);
  }
}
