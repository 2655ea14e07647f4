package dev.tessera.app.load;

import dev.tessera.app.session.FilePatterns;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The ways to hand something over: dialog, drag and drop, clipboard. */
public final class OpenGestures {
  private final LoadViewModel model;

  /** Hands over to a model. */
  public OpenGestures(LoadViewModel model) {
    this.model = model;
  }

  /** Asks for a picture, a clip, a light field, or for one mesh or more. */
  public void choose(Window owner) {
    List<String> images = FilePatterns.images();
    List<String> clips = FilePatterns.clips();
    List<String> meshes = FilePatterns.meshes();
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open an image, a clip, a light field, a mesh or a project");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "Images, clips, light fields, meshes and projects",
                Stream.of(
                        images,
                        clips,
                        FilePatterns.zips(),
                        meshes,
                        FilePatterns.projects(),
                        FilePatterns.codeBooks())
                    .flatMap(List::stream)
                    .toList()),
            new FileChooser.ExtensionFilter("Projects", FilePatterns.projects()),
            new FileChooser.ExtensionFilter("Images", images),
            new FileChooser.ExtensionFilter("Clips", clips),
            new FileChooser.ExtensionFilter("ZIP files of views", FilePatterns.zips()),
            new FileChooser.ExtensionFilter("Compressed code-books", FilePatterns.codeBooks()),
            new FileChooser.ExtensionFilter("Meshes", meshes),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    start().ifPresent(chooser::setInitialDirectory);
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files != null) {
      model.openAll(files.stream().map(File::toPath).toList());
    }
  }

  /** Asks for one picture that holds all views of a light field, or a ZIP file of them. */
  public void chooseLight(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open one picture or a ZIP file of all views");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "Images and ZIP files",
                Stream.concat(FilePatterns.images().stream(), FilePatterns.zips().stream())
                    .toList()),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    start().ifPresent(chooser::setInitialDirectory);
    File file = chooser.showOpenDialog(owner);
    if (file != null) {
      model.openLight(file.toPath());
    }
  }

  private Optional<File> start() {
    return model.folder().map(Path::toFile).filter(File::isDirectory);
  }

  /** Asks for a folder of frames or views. */
  public void chooseFolder(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Open a folder of numbered frames or views");
    start().ifPresent(chooser::setInitialDirectory);
    File folder = chooser.showDialog(owner);
    if (folder != null) {
      model.open(folder.toPath());
    }
  }

  /** Takes an image or files from the clipboard. */
  public void paste() {
    take(Clipboard.getSystemClipboard());
  }

  private static boolean handed(Clipboard board, Predicate<List<Path>> taker) {
    return board.hasFiles()
        && !board.getFiles().isEmpty()
        && taker.test(board.getFiles().stream().map(File::toPath).toList());
  }

  private boolean take(Clipboard board) {
    if (board.hasFiles() && !board.getFiles().isEmpty()) {
      model.openAll(board.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    Image image = board.hasImage() ? board.getImage() : null;
    PixelReader pixels = image == null ? null : image.getPixelReader();
    if (image == null || pixels == null) {
      model.nothingToPaste();
      return false;
    }
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[Math.multiplyExact(width, height)];
    pixels.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    model.openPixels(width, height, argb);
    return true;
  }

  /**
   * Accepts files and images dropped anywhere in a scene; the hint shows while one hovers.
   *
   * @param taker takes files in place of opening them, if it returns true
   */
  public void acceptDrops(Scene scene, Node hint, Predicate<List<Path>> taker) {
    hint.setVisible(false);
    hint.setMouseTransparent(true);
    scene.addEventFilter(
        DragEvent.DRAG_OVER,
        event -> {
          Dragboard board = event.getDragboard();
          if (board.hasFiles() || board.hasImage()) {
            event.acceptTransferModes(TransferMode.COPY);
            hint.setVisible(true);
            event.consume();
          }
        });
    scene.setOnDragExited(event -> hint.setVisible(false));
    scene.addEventFilter(
        DragEvent.DRAG_DROPPED,
        event -> {
          hint.setVisible(false);
          event.setDropCompleted(handed(event.getDragboard(), taker) || take(event.getDragboard()));
          event.consume();
        });
  }
}
