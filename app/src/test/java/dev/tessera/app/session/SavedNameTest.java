package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SavedNameTest {
  private static final List<String> JPEG = List.of("jpg", "jpeg");

  @TempDir private Path folder;

  private final List<Notice> notices = new ArrayList<>();
  private final List<Path> settled = new ArrayList<>();
  private final SavePlace place = new SavePlace(IoPool.direct(), notices::add);

  @ParameterizedTest
  @CsvSource({
    "photo, photo.jpg",
    "photo.jpg, photo.jpg",
    "photo.JPEG, photo.JPEG",
    "photo.png, photo.png.jpg",
    "my.holiday, my.holiday.jpg",
    "v1.2, v1.2.jpg",
    "photo., photo.jpg",
    "photojpg, photojpg.jpg",
    ".photo, .photo.jpg"
  })
  void aNameEndsInWhatIsWritten(String chosen, String saved) {
    assertThat(SavedName.of(folder.resolve(chosen), JPEG)).isEqualTo(folder.resolve(saved));
  }

  @Test
  void theNameThatWasChosenIsTakenWithoutAQuestion() throws Exception {
    Path there = Files.writeString(folder.resolve("photo.jpeg"), "asked about by the dialog");
    place.settle(there, JPEG, settled::add);
    assertThat(settled).containsExactly(there);
    assertThat(notices).isEmpty();
  }

  @Test
  void anotherNameIsAskedAboutIfThereIsSuchAFile() throws Exception {
    place.settle(folder.resolve("photo.png"), JPEG, settled::add);
    assertThat(settled).containsExactly(folder.resolve("photo.png.jpg"));
    Files.createFile(folder.resolve("photo.png.jpg"));
    place.settle(folder.resolve("photo.png"), JPEG, settled::add);
    assertThat(settled).hasSize(1);
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.QUESTION);
    assertThat(notices.get(0).sentence()).isEqualTo("photo.png.jpg exists already.");
    notices.get(0).action().orElseThrow().run().run();
    assertThat(settled).hasSize(2);
  }
}
