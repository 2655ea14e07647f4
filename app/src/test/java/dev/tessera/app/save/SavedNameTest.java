package dev.tessera.app.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SavedNameTest {
  private static final List<String> JPEG = List.of("jpg", "jpeg");

  @TempDir private Path folder;

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
}
