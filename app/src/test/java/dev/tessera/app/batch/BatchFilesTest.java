package dev.tessera.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchFilesTest {
  @TempDir private Path root = Path.of("");
  private Path source = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    source = Files.createDirectories(root.resolve("source"));
    out = root.resolve("out");
  }

  private Path file(String name) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private Path list(String text) throws IOException {
    return Files.writeString(root.resolve("list.txt"), text);
  }

  @Test
  void allFilesOfAFolderInOrderWithTheirPlaces() throws IOException {
    file("b.PNG");
    file("2019/łódź/二.obj");
    file("a.mp4");
    file("notes.txt");
    file(".hidden/c.png");
    file(".d.png");
    BatchFiles found = BatchFiles.of(source, out);
    assertThat(found.items())
        .extracting(BatchItem::name)
        .containsExactly("2019/łódź/二.obj", "a.mp4", "b.PNG");
    assertThat(found.notes())
        .containsExactly("1 file is passed over: neither picture, clip nor mesh by name");
    assertThat(found.items().get(0).target(out, ".tessera"))
        .isEqualTo(out.resolve("2019/łódź/二.obj.tessera"));
  }

  @Test
  void picturesThatDifferInTheirEndingsStayTwo() throws IOException {
    file("a.png");
    file("a.jpg");
    assertThat(BatchFiles.of(source, out).items())
        .extracting(item -> item.target(out, ".tsra"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aLinkThatLeadsBackIsToldAndPassedOver() throws IOException {
    file("in/a.png");
    Path back = Files.createSymbolicLink(source.resolve("in/back"), source);
    BatchFiles found = BatchFiles.of(source, out);
    assertThat(found.items()).extracting(BatchItem::name).containsExactly("in/a.png");
    assertThat(found.notes())
        .containsExactly(back + " leads back to a folder that it is in, and is passed over");
  }

  @Test
  void aPictureThatALinkLeadsNowhereForIsKeptToBeTold() throws IOException {
    Files.createSymbolicLink(source.resolve("gone.png"), root.resolve("nowhere.png"));
    assertThat(BatchFiles.of(source, out).items())
        .extracting(BatchItem::name)
        .containsExactly("gone.png");
  }

  @Test
  void resultsDoNotGoIntoTheSources() throws IOException {
    file("a.png");
    Path inside = source.resolve("out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(source, inside))
        .withMessage(
            "Results must not lie in the folder of the sources, and %s is in %s.", inside, source);
    Path link = Files.createSymbolicLink(root.resolve("link"), source);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(source, link.resolve("out")))
        .withMessageStartingWith("Results must not lie in the folder of the sources");
  }

  @Test
  void aFolderOfNothing() throws IOException {
    file("notes.txt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(source, out))
        .withMessage("There are no pictures, clips or meshes in " + source + ".");
  }

  @Test
  void aListIsSeenFromWhereItLies() throws IOException {
    Path outside = Files.createTempFile("tessera", ".png");
    Path list = list("# mine\nsource/a.png\n\n  source/deep/b.obj  \nsource/a.png\n" + outside);
    assertThat(BatchFiles.of(list, out).items())
        .containsExactly(
            new BatchItem(source.resolve("a.png"), Path.of("source/a.png")),
            new BatchItem(source.resolve("deep/b.obj"), Path.of("source/deep/b.obj")),
            new BatchItem(outside, outside.getFileName()));
    Files.delete(outside);
  }

  @Test
  void twoFilesOfAListDoNotBecomeOne() throws IOException {
    Path list = list("/one/a.png\n/two/a.png\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(list, out))
        .withMessage("/one/a.png and /two/a.png of %s would both become a.png.", list);
  }

  @Test
  void whatIsNoList() throws IOException {
    Path picture = file("a.png");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(picture, out))
        .withMessage(
            picture
                + " is a picture: batch takes a folder or a list of files, tessera fit takes one.");
    Path empty = list("# nothing\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(empty, out))
        .withMessage("The list " + empty + " names no file.");
    Path bytes = Files.write(root.resolve("bytes.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchFiles.of(bytes, out))
        .withMessage(
            "Cannot read the list " + bytes + ": expected paths in UTF-8, found other bytes.");
  }
}
