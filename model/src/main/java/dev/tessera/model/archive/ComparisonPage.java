package dev.tessera.model.archive;

import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Study;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison as one page of HTML that needs nothing beside it: a table to sort, one chart, and
 * the same crop of each picture under one magnifier.
 *
 * @param report what is told
 * @param crops of the original first, then of the methods, in order of the report, of what was made
 *     larger each before that of Lanczos' filter; none if no pictures are known
 */
public record ComparisonPage(ComparisonReport report, List<Crop> crops) {
  private static final String TEMPLATE = "comparison.html";

  private static final String ENLARGED =
      "<p>The picture was reduced to means of squares, fitted and made as large again. Dashed:"
          + " Lanczos' filter. The curves of fits below are those of the smaller pictures.</p>\n";

  /** Where the template is filled in. */
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

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
      case "subject" -> study().map(Study::title).orElse("method");
      case "columns" -> heads();
      case "rows" -> rows();
      case "study" -> study().map(this::studied).orElse("");
      case "seconds" -> chart(ComparisonAxis.SECONDS);
      case "steps" -> chart(ComparisonAxis.STEPS);
      case "mads" -> chart(ComparisonAxis.MULTIPLY_ADDS);
      case "crops" -> figures();
      default -> throw new IllegalStateException("the page has no " + place);
    };
  }

  private String facts() {
    return "%s at equal %s, one after the other on %s. Tessera %s."
        .formatted(
            study()
                .map(study -> report.methods().size() + " values of " + study.title())
                .orElse(report.methods().size() + " methods"),
            report.budget(),
            report.device(),
            report.tessera());
  }

  private Optional<Study> study() {
    return Optional.ofNullable(report.study()).map(Study::labelled);
  }

  private String studied(Study study) {
    List<ComparisonLine> lines = ComparisonLine.study(report.methods(), study);
    List<Double> values = ComparisonLine.values(lines);
    return "<h2>PSNR over %s</h2>\n%s%s"
        .formatted(
            study.title(),
            study.enlarges() ? ENLARGED : "",
            new ComparisonChart(lines, study.axis(), values).svg());
  }

  private String chart(ComparisonAxis axis) {
    return new ComparisonChart(
            ComparisonLine.curves(report.methods(), axis), axis.label(), List.of())
        .svg();
  }

  private List<ComparisonColumn> columns() {
    return ComparisonColumn.of(report.kind(), study());
  }

  private String heads() {
    StringBuilder heads = new StringBuilder();
    for (ComparisonColumn column : columns()) {
      heads.append(
          "<th scope=\"col\" title=\"%s\"><button type=\"button\">%s</button></th>\n"
              .formatted(escaped(column.hint(report.kind())), escaped(column.title())));
    }
    return heads.toString();
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < report.methods().size(); i++) {
      ComparisonReport.Entry entry = report.methods().get(i);
      rows.append(
          "<tr><th scope=\"row\" title=\"%s\"><i style=\"background:%s\"></i>%s</th>"
              .formatted(
                  escaped(entry.details().summary()), LineColours.of(i), escaped(entry.marked())));
      if (entry.failure() == null) {
        numbers(rows, entry);
      } else {
        rows.append(
            "<td class=\"failure\" colspan=\"%d\">%s</td>"
                .formatted(columns().size(), escaped(entry.failure())));
      }
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  /** A cell knows its number, by which the table is sorted. */
  private void numbers(StringBuilder rows, ComparisonReport.Entry entry) {
    for (ComparisonColumn column : columns()) {
      double number = column.of(entry);
      rows.append(Double.isFinite(number) ? "<td data-value=\"" + number + "\">" : "<td>")
          .append(column.text(entry))
          .append("</td>");
    }
  }

  private String figures() {
    if (crops.isEmpty()) {
      return "";
    }
    StringBuilder figures =
        new StringBuilder(
            """
            <h2>%s</h2>
            <p>The pointer magnifies the same place of every picture.</p>
            <div class="crops">
            """
                .formatted(
                    report.kind() == ComparedKind.SHAPE ? "Surfaces" : "Where most happens"));
    for (Crop crop : crops) {
      String png = Base64.getEncoder().encodeToString(ImageFiles.png(crop.picture()));
      figures.append(
          """
          <figure><div class="crop"><img alt="%s" src="data:image/png;base64,%s"><b></b></div><figcaption>%s</figcaption></figure>
          """
              .formatted(escaped(crop.name()), png, escaped(crop.name())));
    }
    return figures.append("</div>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
