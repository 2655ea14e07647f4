package dev.tessera.model.archive;

import dev.tessera.model.compare.Costs;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
      case "title" -> escaped(title());
      case "facts" -> escaped(facts());
      case "rows" -> rows();
      case "seconds" -> chart(ComparisonReport.Point::seconds, "seconds");
      case "steps" -> chart(ComparisonReport.Point::step, "steps");
      case "mads" -> chart(ComparisonReport.Point::multiplyAdds, "multiply-adds");
      case "crops" -> figures();
      default -> throw new IllegalStateException("the page has no " + place);
    };
  }

  private String title() {
    return report.input() instanceof FitReport.Image image ? image.file() : "a signal";
  }

  private String facts() {
    return "%d methods at equal %s, one after the other on %s. Tessera %s."
        .formatted(report.methods().size(), report.budget(), report.device(), report.tessera());
  }

  private String chart(ToDoubleFunction<ComparisonReport.Point> spent, String axis) {
    return new ComparisonChart(report.methods(), spent, axis).svg();
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < report.methods().size(); i++) {
      ComparisonReport.Entry entry = report.methods().get(i);
      rows.append(
          "<tr><th scope=\"row\" title=\"%s\"><i style=\"background:%s\"></i>%s</th>"
              .formatted(
                  escaped(entry.details().summary()),
                  ComparisonChart.colour(i),
                  escaped(entry.method())));
      if (entry.failure() == null) {
        numbers(rows, entry);
      } else {
        rows.append(
            "<td class=\"failure\" colspan=\"9\">%s</td>".formatted(escaped(entry.failure())));
      }
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  private static void numbers(StringBuilder rows, ComparisonReport.Entry entry) {
    Costs costs = entry.costs();
    boolean exact = entry.quality().psnr() == Double.POSITIVE_INFINITY;
    cell(rows, "%.2f", exact ? null : entry.quality().psnr(), exact ? "exact" : "-");
    cell(rows, "%.4f", entry.quality().ssim(), "-");
    cell(rows, "%,.0f", (double) costs.parameters(), "-");
    cell(rows, "%,.0f", (double) costs.floats(), "-");
    cell(rows, "%,.0f", (double) costs.bytes(), "-");
    cell(rows, "%,.0f", costs.madsPerSample(), "-");
    cell(rows, "%,.0f", entry.course().samplesPerSecond(), "-");
    cell(rows, "%,.1f", entry.course().peakBytes() * 1e-6, "-");
    cell(rows, "%.1f", entry.quality().secondsTo30dB(), "never");
  }

  /** A cell knows its number, by which the table is sorted. */
  private static void cell(
      StringBuilder rows, String format, @Nullable Double value, String without) {
    boolean known = value != null && Double.isFinite(value);
    rows.append(
        known
            ? String.format(Locale.ROOT, "<td data-value=\"%s\">" + format + "</td>", value, value)
            : "<td>" + without + "</td>");
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
