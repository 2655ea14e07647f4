package dev.tessera.model.archive;

import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** What a comparison is written as. */
public enum ComparisonFormat {
  /** Everything but pictures, settings and curves included. */
  JSON("json", page -> page.report().toJson()),
  /** The table. */
  CSV("csv", page -> page.report().toCsv()),
  /** One page that needs nothing beside it. */
  HTML("html", ComparisonPage::toHtml);

  private final String extension;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final Function<ComparisonPage, String> text;

  ComparisonFormat(String extension, Function<ComparisonPage, String> text) {
    this.extension = extension;
    this.text = text;
  }

  /** How names of such files end, in lower case without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws SaveException if it cannot be written
   */
  public void write(ComparisonPage page, Path file) throws SaveException {
    byte[] bytes = text.apply(page).getBytes(StandardCharsets.UTF_8);
    AtomicFile.stream(file, out -> out.write(bytes));
  }
}
