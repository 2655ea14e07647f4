package dev.tessera.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchTableTest {
  private static final BatchRow.Key KEY = new BatchRow.Key("ab".repeat(32), "0123abcd");
  private static final String HEADING =
      "file,kind,size,psnr,iou,floats,bytes,seconds,fault,sha256,settings\n";

  @TempDir private Path folder = Path.of("");

  private static BatchRow made(String file, double psnr) {
    return BatchRow.done(
        file,
        BatchKind.PICTURE,
        new BatchRow.Made(
            "24 x 16, 3 channels", BatchRow.Quality.ofPsnr(psnr), OptionalLong.of(288), 1234, 0.5),
        KEY);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve(BatchTable.NAME));
  }

  @Test
  void aRowIsInTheFileAsSoonAsItIsPut() throws Exception {
    try (BatchTable table = BatchTable.open(folder)) {
      table.put(made("a/b.png", 40.25));
      assertThat(text())
          .isEqualTo(
              HEADING
                  + "a/b.png,PICTURE,\"24 x 16, 3 channels\",40.2500,,288,1234,0.500,,"
                      .replace("PICTURE", "picture")
                  + KEY.sha256()
                  + ",0123abcd\n");
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    String odd = "Łódź, \"größer\"\n二.png";
    BatchRow refused =
        BatchRow.refused(
            "bad.obj", BatchKind.SHAPE, "Cannot read it, \"really\".", Optional.empty());
    try (BatchTable table = BatchTable.open(folder)) {
      table.put(made(odd, 40.25));
      table.put(refused);
    }
    try (BatchTable table = BatchTable.open(folder)) {
      assertThat(table.of(odd)).contains(made(odd, 40.25));
      assertThat(table.of("bad.obj")).contains(refused);
      assertThat(table.of("other.png")).isEmpty();
    }
  }

  @Test
  void aLineThatWasCutOffIsDroppedAndTheNextBeginsOnALineOfItsOwn() throws Exception {
    try (BatchTable table = BatchTable.open(folder)) {
      table.put(made("a.png", 1));
    }
    Files.writeString(
        folder.resolve(BatchTable.NAME), "b.png,picture,\"24 x\n 16", StandardOpenOption.APPEND);
    try (BatchTable table = BatchTable.open(folder)) {
      assertThat(table.of("b.png")).isEmpty();
      table.put(made("c.png", 2));
      assertThat(text()).doesNotContain("b.png").hasLineCount(3);
      assertThat(table.of("a.png")).contains(made("a.png", 1));
    }
  }

  @Test
  void theLaterOfTwoRowsCountsAndAtTheEndThereIsOneAFileInOrder() throws Exception {
    try (BatchTable table = BatchTable.open(folder)) {
      table.put(made("b.png", 1));
      table.put(made("a.png", 2));
      table.put(made("b.png", 3));
    }
    assertThat(text().lines().map(line -> line.substring(0, 5)))
        .containsExactly("file,", "a.png", "b.png");
    try (BatchTable table = BatchTable.open(folder)) {
      assertThat(table.of("b.png")).contains(made("b.png", 3));
    }
  }

  @Test
  void twoBatchesDoNotWriteOneTable() throws Exception {
    try (BatchTable table = BatchTable.open(folder)) {
      table.put(made("a.png", 1));
      assertThatThrownBy(() -> BatchTable.open(folder))
          .isInstanceOf(SaveException.class)
          .hasMessageContaining("another batch is writing it");
      assertThat(table.of("a.png")).isPresent();
    }
  }

  @Test
  void whatIsNoTableOfABatchIsLeftAlone() throws Exception {
    Path file = Files.writeString(folder.resolve(BatchTable.NAME), "name,price\napple,1\n");
    assertThatThrownBy(() -> BatchTable.open(folder))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessage(
            "Cannot read %s: expected the results of a batch, found another heading (line 1)."
                .formatted(file));
    assertThat(file).hasContent("name,price\napple,1\n");
  }

  @Test
  void aRowThatWasAlteredIsTold() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve(BatchTable.NAME), HEADING + "a.png,picture,1 x 1,x,,1,1,1,,,\n");
    assertThatThrownBy(() -> BatchTable.open(folder))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("row 2");
  }
}
