package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.PlacedViews.Place;
import dev.tessera.model.signal.io.lightfield.PlacedViews.Placed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Views of the Stanford viewer: an XML file names each and tells the camera's position, u along the
 * horizontal and v along the vertical. Positions need not be quite even.
 */
final class ViewerNames {
  private static final int MOST_BYTES = 4_000_000;
  private static final String ELEMENT = "subaperture";

  private ViewerNames() {}

  private record Camera(String name, double u, double v) {}

  /**
   * Arranges what an XML file names.
   *
   * @param given the grid that was asked for
   * @return empty if no file is such an XML
   */
  static Optional<ArrangedViews> arrange(
      ViewFiles files, List<String> names, Optional<ViewGrid> given) throws IOException {
    for (String name : names) {
      if (!name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
        continue;
      }
      Optional<byte[]> text = files.bytes(name, MOST_BYTES);
      if (text.isPresent() && mentions(text.get())) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        List<Camera> cameras = cameras(text.get(), name, folder);
        if (!cameras.isEmpty()) {
          ArrangedViews views = arrange(cameras, new HashSet<>(names), name);
          views.requireGrid(given);
          return Optional.of(views);
        }
      }
    }
    return Optional.empty();
  }

  /** Any other XML may be as it likes. */
  private static boolean mentions(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1).contains(ELEMENT);
  }

  private static List<Camera> cameras(byte[] text, String xml, String folder)
      throws BadLightFieldException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Camera> cameras = new ArrayList<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(text));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(ELEMENT)) {
          String src = required(reader, "src", xml);
          cameras.add(new Camera(folder + src, number(reader, "u", xml), number(reader, "v", xml)));
        }
      }
    } catch (XMLStreamException e) {
      throw new BadLightFieldException("undamaged XML in " + xml, "damaged XML");
    }
    return cameras;
  }

  private static String required(XMLStreamReader reader, String attribute, String xml)
      throws BadLightFieldException {
    @Nullable String value = reader.getAttributeValue(null, attribute);
    if (value == null) {
      throw new BadLightFieldException(
          "src, u and v of each subaperture in " + xml, "one without " + attribute);
    }
    return value;
  }

  private static double number(XMLStreamReader reader, String attribute, String xml)
      throws BadLightFieldException {
    String text = required(reader, attribute, xml);
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, as what is not finite
    }
    throw new BadLightFieldException("numbers as u and v in " + xml, text);
  }

  private static ArrangedViews arrange(List<Camera> cameras, Set<String> names, String xml)
      throws BadLightFieldException {
    Set<String> seen = new HashSet<>();
    for (Camera camera : cameras) {
      if (!names.contains(camera.name())) {
        throw new BadLightFieldException("each view that " + xml + " names", "no " + camera.name());
      }
      if (!seen.add(camera.name())) {
        throw new BadLightFieldException(
            "each view once in " + xml, camera.name() + " more than once");
      }
    }
    if (cameras.size() == 1) {
      throw new BadLightFieldException("two views or more", "one only, " + cameras.get(0).name());
    }
    int[] rows = ranks(cameras.stream().mapToDouble(Camera::v).toArray());
    int[] columns = ranks(cameras.stream().mapToDouble(Camera::u).toArray());
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      placed.add(new Placed(cameras.get(i).name(), new Place(rows[i], columns[i])));
    }
    PlacedViews all = PlacedViews.of(placed);
    return new ArrangedViews(
        LightFieldLayout.VIEWER,
        all.grid(),
        ViewOrder.NAMED,
        all.rowByRow(),
        List.of(StanfordNames.DIRECTION));
  }

  /**
   * Groups positions: a gap of more than a third of the largest parts two rows.
   *
   * @return for each position the number of its group, ascending
   */
  static int[] ranks(double[] positions) {
    double[] sorted = positions.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 1; i < sorted.length; i++) {
      largest = Math.max(largest, sorted[i] - sorted[i - 1]);
    }
    int[] groups = new int[sorted.length];
    for (int i = 1; i < sorted.length; i++) {
      groups[i] = groups[i - 1] + (sorted[i] - sorted[i - 1] > largest / 3 ? 1 : 0);
    }
    int[] ranks = new int[positions.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = groups[Arrays.binarySearch(sorted, positions[i])];
    }
    return ranks;
  }
}
