package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.train.FamilySearch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;

/** Lays a project out as an archive. */
final class ProjectWriter {
  static final String MANIFEST = "manifest.json";
  static final String FORMAT = "tessera.project";
  static final int VERSION = 1;

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode manifest = mapper.createObjectNode();
  private final ProjectEntries entries = new ProjectEntries();
  private final NetworkTable networks;
  private final SourceEntries sources;

  /**
   * Nothing laid out yet.
   *
   * @param creator program and version
   * @param folder of the project
   * @param notes take what people should know
   * @param cancelled asked often
   */
  ProjectWriter(String creator, Path folder, List<String> notes, BooleanSupplier cancelled) {
    manifest.put("format", FORMAT);
    manifest.put("version", VERSION);
    manifest.put("creator", creator);
    networks = new NetworkTable(entries, manifest);
    sources = new SourceEntries(entries, folder, notes, cancelled);
  }

  /** Lays a project out; nothing but copies of sources is read. */
  ProjectWriter lay(Project project) {
    ArrayNode signals = manifest.putArray("signals");
    for (SavedSignal signal : project.signals()) {
      ObjectNode node = signals.addObject();
      SignalJson.put(node, signal);
      sources.put(node.putObject("source"), signal.source(), signals.size());
    }
    ArrayNode fits = manifest.putArray("fits");
    for (SavedFit fit : project.fits()) {
      put(fits.addObject(), fit, "fits/" + fits.size() + "/");
    }
    ArrayNode ways = manifest.putArray("ways");
    for (SavedWay way : project.ways()) {
      put(ways.addObject(), way, "ways/" + ways.size() + "/");
    }
    putCurves(project.curves());
    manifest.set("views", mapper.valueToTree(project.views()));
    project
        .thumbnail()
        .map(PngBytes::toArray)
        .ifPresent(
            png -> manifest.put("thumbnail", entries.add("thumbnail.png", out -> out.write(png))));
    return this;
  }

  private void put(ObjectNode node, SavedWay way, String folder) {
    if (way instanceof SavedWay.OfCodes codes) {
      ArrayNode ends = node.put("arc", codes.arc()).putArray("ends");
      codes.ends().forEach(e -> ends.addObject().put("fit", e.fit()).put("part", e.part()));
    } else if (way instanceof SavedWay.OfFlow flow) {
      node.putArray("shapes").add(flow.first()).add(flow.second());
      FlowTensors.put(node.putArray("points"), flow.points());
      flow.found().ifPresent(found -> put(node.putObject("flow"), found, folder));
    }
  }

  private void put(ObjectNode node, SavedWay.Found found, String folder) {
    node.put("network", networks.of(found.flow().weights()));
    TensorBundle codes = FlowTensors.put(node, found.flow());
    node.put("file", entries.add(folder + "codes.safetensors", codes));
    FlowTensors.put(node.putArray("obeyed"), found.obeyed());
  }

  private void put(ObjectNode node, SavedFit fit, String folder) {
    fit.signals().forEach(node.putArray("signals")::add);
    if (fit.method() instanceof FitMethod.Tiles tiles) {
      node.put("method", "tiles");
      ObjectNode options = node.putObject("options");
      OptionsJson.put(options, tiles.options());
      tiles.options().networks().ifPresent(n -> networks.put(options.putObject("networks"), n));
    } else if (fit.method() instanceof FitMethod.Views views) {
      node.put("method", "views");
      OptionsJson.put(node.putObject("options"), views.options());
    } else if (fit.method() instanceof FitMethod.Member member) {
      node.put("method", "member");
      node.put("family", networks.of(member.family()));
      member.member().ifPresent(name -> node.put("member", name));
      put(node.putObject("search"), member.search());
    }
    fit.result().ifPresent(result -> put(node, fit, result, folder));
    fit.edits()
        .ifPresent(
            edits -> {
              ObjectNode edited = node.putObject("edits");
              edits.tiles().forEach(edited.putArray("tiles")::add);
              Map<String, Tensor> codes = Map.of("codes", FieldTensors.codes(edits.codes()));
              edited.put("file", entries.add(folder + "edits.safetensors", bundle(codes)));
            });
  }

  private static void put(ObjectNode node, FamilySearch.Options search) {
    node.put("steps", search.steps())
        .put("points", search.points())
        .put("starts", search.starts())
        .put("rate", search.rate())
        .put("prior", search.prior())
        .put("seed", search.seed());
  }

  private void put(ObjectNode node, SavedFit fit, FitResult<?> result, String folder) {
    ResultJson.put(node.putObject("result"), result);
    ArrayNode fields = node.putArray("fields");
    List<Fitted<?>> fitted = fit.fields();
    for (Fitted<?> field : fitted) {
      ObjectNode each = fields.addObject().put("network", networks.of(field.weights()));
      TensorBundle tensors = FieldTensors.put(each, field);
      String name = fitted.size() == 1 ? "codes" : "codes-" + fields.size();
      each.put("file", entries.add(folder + name + ".safetensors", tensors));
    }
    ObjectNode state = node.putObject("state");
    TensorBundle arrays = StateTensors.put(state, result.state(), fitted.get(fitted.size() - 1));
    state.put("file", entries.add(folder + "state.safetensors", arrays));
  }

  private void putCurves(List<SavedCurve> curves) {
    ArrayNode node = manifest.putArray("curves");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SavedCurve curve : curves) {
      node.add(curve.name());
      tensors.put("curve." + node.size(), CurveTensor.of(curve.curve()));
    }
    if (!tensors.isEmpty()) {
      manifest.put("curvesFile", entries.add("curves.safetensors", bundle(tensors)));
    }
  }

  private static TensorBundle bundle(Map<String, Tensor> tensors) {
    return new TensorBundle(tensors, Map.of());
  }

  /** Writes the archive; the manifest comes last, since it holds the hashes of all else. */
  void writeTo(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entries.writeTo(zip, manifest.putObject("entries"));
      zip.setLevel(Deflater.DEFAULT_COMPRESSION);
      zip.putNextEntry(ProjectEntries.entry(MANIFEST));
      mapper
          .writer(SerializationFeature.INDENT_OUTPUT)
          .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .writeValue(zip, manifest);
      zip.closeEntry();
    }
  }
}
