package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.ComparisonColumn;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedGrid;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows by the numbers that they have. */
final class ContestRowTest {
  private static final ComparisonReport.Entry WAITING =
      ComparisonReport.Entry.waiting(
          Contests.two()
              .on(new ComparedGrid(Compared.session(32, 32).signal()))
              .contenders()
              .get(0));

  private static ContestRow row(int number, double psnr) {
    return new ContestRow(
        number,
        new ComparisonReport.Entry(
            WAITING.method(),
            null,
            ComparisonReport.Quality.ofPicture(psnr, 0.5),
            WAITING.costs(),
            WAITING.course(),
            WAITING.details()));
  }

  private static List<Integer> sorted(boolean ascending) {
    Comparator<ContestRow> up =
        (a, b) -> ContestRow.compare(ComparisonColumn.PSNR, ascending, a, b);
    return List.of(row(0, 30), row(1, Double.NaN), row(2, 20)).stream()
        .sorted(ascending ? up : up.reversed())
        .map(ContestRow::number)
        .toList();
  }

  @Test
  void whatIsUnknownComesLastInEitherOrder() {
    assertThat(sorted(true)).containsExactly(2, 0, 1);
    assertThat(sorted(false)).containsExactly(0, 2, 1);
  }

  @Test
  void aRowSaysWhereItIs() {
    assertThat(new ContestRow(0, WAITING).state()).isEqualTo("waiting");
    assertThat(ComparisonColumn.PSNR.text(WAITING)).isEqualTo("-");
    assertThat(ComparisonColumn.SECONDS_TO_30_DB.text(WAITING)).isEqualTo("-");
    assertThat(ComparisonColumn.PSNR.text(row(0, Double.POSITIVE_INFINITY).entry()))
        .isEqualTo("exact");
  }
}
