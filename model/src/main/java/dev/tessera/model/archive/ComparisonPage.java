package dev.tessera.model.archive;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison as one page of HTML that needs nothing beside it: a table to sort, one chart, and
 * the same crop of each picture under one magnifier.
 *
 * @param report what is told
 * @param crops of the original first, then of the methods, in order of the report
 */
public record ComparisonPage(ComparisonReport report, List<Crop> crops) {
  private static final String TEMPLATE = "comparison.html";

  /** Where the template is filled in. */
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  /** Columns that the chart tells of. */
  private static final Set<ComparisonColumn> ELSEWHERE =
      Set.of(ComparisonColumn.STEPS, ComparisonColumn.SECONDS);

  /** The same part of a picture, (height, width, C), with what made it. */
  public record Crop(String name, Samples picture) {}

  /** Copies the list. */
  public ComparisonPage {
    crops = List.copyOf(crops);
  }

  /** The whole page. */
  public String toHtml() {
    return PLACE
        .matcher(template())
        .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1))));
  }

  private static String template() {
    try (InputStream stream = ComparisonPage.class.getResourceAsStream(TEMPLATE)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + TEMPLATE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String filled(String place) {
    return switch (place) {
      case "title" -> escaped(report.input().file());
      case "facts" -> escaped(facts());
      case "heads" -> heads();
      case "rows" -> rows();
      case "seconds" -> chart(ComparisonReport.Point::seconds, "seconds");
      case "steps" -> chart(ComparisonReport.Point::step, "steps");
      case "mads" -> chart(ComparisonReport.Point::multiplyAdds, "multiply-adds");
      case "seen" -> seen();
      case "crops" -> figures();
      default -> throw new IllegalStateException("the page has no " + place);
    };
  }

  private String facts() {
    return "%d methods at equal %s, one after the other on %s. Tessera %s."
        .formatted(report.methods().size(), report.budget(), report.device(), report.tessera());
  }

  private String chart(ToDoubleFunction<ComparisonReport.Point> spent, String axis) {
    return new ComparisonChart(report.methods(), spent, axis).svg();
  }

  /** Those of such a signal. */
  private List<ComparisonColumn> columns() {
    return ComparisonColumn.ALL.stream()
        .filter(column -> !ELSEWHERE.contains(column))
        .filter(column -> column.equals(ComparisonColumn.TO_30_DB) || known(column))
        .toList();
  }

  private boolean known(ComparisonColumn column) {
    return report.methods().stream().anyMatch(entry -> column.of(entry) != null);
  }

  private String heads() {
    StringBuilder heads = new StringBuilder();
    for (ComparisonColumn column : columns()) {
      String meaning = column.equals(ComparisonColumn.PSNR) ? ofPsnr() : column.meaning();
      heads.append(
          "<th scope=\"col\" title=\"%s\"><button type=\"button\">%s</button></th>\n"
              .formatted(escaped(meaning), escaped(column.heading())));
    }
    return heads.toString();
  }

  private boolean ofShape() {
    return report.input() instanceof FitReport.Shape;
  }

  private String ofPsnr() {
    if (ofShape()) {
      return "of the clamped distance near the surface, where no fit learned from";
    }
    return report.input() instanceof FitReport.Clip
        ? "mean of the frames, rounded to 8 bits"
        : "of the picture rounded to 8 bits";
  }

  private String seen() {
    return ofShape() ? "Surfaces" : "Where most happens";
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    List<ComparisonColumn> columns = columns();
    for (int i = 0; i < report.methods().size(); i++) {
      ComparisonReport.Entry entry = report.methods().get(i);
      rows.append(
          "<tr><th scope=\"row\" title=\"%s\"><i style=\"background:%s\"></i>%s</th>"
              .formatted(
                  escaped(entry.details().summary()),
                  ComparisonChart.colour(i),
                  escaped(entry.method())));
      if (entry.failure() == null) {
        columns.forEach(column -> cell(rows, column, entry));
      } else {
        rows.append(
            "<td class=\"failure\" colspan=\"%d\">%s</td>"
                .formatted(columns.size(), escaped(entry.failure())));
      }
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  /** A cell knows its number, by which the table is sorted. */
  private static void cell(
      StringBuilder rows, ComparisonColumn column, ComparisonReport.Entry entry) {
    Double value = column.of(entry);
    boolean known = value != null && Double.isFinite(value);
    rows.append(known ? "<td data-value=\"%s\">".formatted(value) : "<td>")
        .append(column.shown(entry))
        .append("</td>");
  }

  private String figures() {
    StringBuilder figures = new StringBuilder();
    for (Crop crop : crops) {
      String png = Base64.getEncoder().encodeToString(ImageFiles.png(crop.picture()));
      figures.append(
          """
          <figure><div class="crop"><img alt="%s" src="data:image/png;base64,%s"><b></b></div><figcaption>%s</figcaption></figure>
          """
              .formatted(escaped(crop.name()), png, escaped(crop.name())));
    }
    return figures.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
