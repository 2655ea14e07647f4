package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.tile.Tiling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a project of an archive.
 *
 * @param archive open
 * @param networks of the archive
 * @param folder in which the archive lies
 */
record ProjectReader(ProjectArchive archive, NetworkReader networks, Path folder) {
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  /** One part of a list. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(JsonPart part) throws ArchiveFormatException;
  }

  Project project() throws ArchiveFormatException {
    JsonPart manifest = archive.manifest();
    List<SavedSignal> signals = all("signals", this::signal);
    List<SavedFit> fits = all("fits", this::fit);
    List<SavedWay> ways = all("ways", this::way);
    List<SavedCurve> curves = curves(manifest);
    Map<String, Object> views =
        new ObjectMapper().convertValue(manifest.part("views").node(), PLAIN);
    Optional<PngBytes> thumbnail =
        manifest.has("thumbnail")
            ? Optional.of(thumbnail(manifest, archive.bytes(manifest.text("thumbnail"))))
            : Optional.empty();
    archive.requireAllRead();
    try {
      return new Project(signals, fits, ways, curves, views, thumbnail);
    } catch (IllegalArgumentException e) {
      throw manifest.bad(e);
    }
  }

  private static PngBytes thumbnail(JsonPart part, byte[] bytes) throws ArchiveFormatException {
    try {
      return PngBytes.of(bytes);
    } catch (IllegalArgumentException e) {
      throw part.bad(e);
    }
  }

  private <T> List<T> all(String name, Reading<T> reading) throws ArchiveFormatException {
    List<T> all = new ArrayList<>();
    for (JsonPart part : archive.manifest().parts(name)) {
      try {
        all.add(reading.of(part));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw part.bad(e);
      }
    }
    return all;
  }

  private SavedSignal signal(JsonPart part) throws ArchiveFormatException {
    JsonPart source = part.part("source");
    Set<Path> places = new LinkedHashSet<>();
    if (source.has("relative")) {
      place(source.text("relative")).map(folder::resolve).ifPresent(p -> places.add(p.normalize()));
    }
    for (String text : source.texts("places")) {
      place(text).filter(Path::isAbsolute).ifPresent(places::add);
    }
    Optional<Content> copy =
        source.has("copy") ? Optional.of(archive.later(source.text("copy"))) : Optional.empty();
    return SignalJson.get(
        part,
        new SourceFile(
            source.text("name"),
            List.copyOf(places),
            source.text("sha256"),
            source.whole("bytes", 0, Long.MAX_VALUE),
            copy));
  }

  /** Empty for the name of a file that this system cannot have. */
  private static Optional<Path> place(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private SavedFit fit(JsonPart part) throws ArchiveFormatException {
    FitMethod method = method(part);
    Optional<FitResult<?>> result =
        part.has("result") ? Optional.of(result(part)) : Optional.empty();
    Optional<EditedCodes> edits =
        part.has("edits") ? Optional.of(edits(part.part("edits"))) : Optional.empty();
    return new SavedFit(part.sizes("signals"), method, result, edits);
  }

  private FitMethod method(JsonPart part) throws ArchiveFormatException {
    String method = part.text("method");
    if (method.equals("tiles")) {
      JsonPart options = part.part("options");
      return new FitMethod.Tiles(
          OptionsJson.get(
              options,
              options.has("networks")
                  ? Optional.of(networks.pretrained(options.part("networks")))
                  : Optional.empty()));
    }
    if (method.equals("views")) {
      return new FitMethod.Views(OptionsJson.light(part.part("options")));
    }
    if (!method.equals("member")) {
      throw part.bad("method", "tiles, views or member", method);
    }
    JsonPart search = part.part("search");
    return new FitMethod.Member(
        networks.family(part),
        part.has("member") ? Optional.of(part.text("member")) : Optional.empty(),
        new FamilySearch.Options(
            search.size("steps", 1, 100_000),
            search.size("points", 16, 65536),
            search.size("starts", 0, 64),
            search.number("rate"),
            search.number("prior"),
            search.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE)));
  }

  private FitResult<?> result(JsonPart part) throws ArchiveFormatException {
    List<Fitted<?>> fields = new ArrayList<>();
    for (JsonPart each : part.parts("fields")) {
      TensorBundle bundle = archive.tensors(each.text("file"));
      fields.add(FieldTensors.get(each, networks.of(each), bundle));
    }
    if (fields.isEmpty() || fields.size() > 2) {
      throw part.bad("fields", "one or two", fields.size() + "");
    }
    JsonPart saved = part.part("state");
    Fitted<?> last = fields.get(fields.size() - 1);
    FitState state = StateTensors.get(saved, archive.tensors(saved.text("file")), last);
    Object fitted = fields.size() == 1 ? last : pair(fields.get(0), last);
    return ResultJson.get(part.part("result"), fitted, state);
  }

  @SuppressWarnings("unchecked") // a pair compares the tiles of both
  private static <T extends Tiling> FittedPair<T> pair(Fitted<T> first, Fitted<?> second) {
    return new FittedPair<>(first, (Fitted<T>) second);
  }

  private EditedCodes edits(JsonPart part) throws ArchiveFormatException {
    Tensor codes = FieldTensors.tensor(archive.tensors(part.text("file")), "codes", part);
    if (codes.shape().size() != 2) {
      throw part.bad("codes", "the shape [tiles, D]", codes.shape() + "");
    }
    Codes changed = Codes.of(codes.shape().get(0), codes.shape().get(1), codes.numbers());
    return new EditedCodes(part.sizes("tiles"), changed);
  }

  private SavedWay way(JsonPart part) throws ArchiveFormatException {
    if (part.has("shapes")) {
      return flow(part);
    }
    List<SavedWay.End> ends = new ArrayList<>();
    for (JsonPart end : part.parts("ends")) {
      ends.add(
          new SavedWay.End(
              end.size("fit", 0, Integer.MAX_VALUE), end.size("part", 0, Integer.MAX_VALUE)));
    }
    return new SavedWay.OfCodes(ends, part.flag("arc"));
  }

  private SavedWay flow(JsonPart part) throws ArchiveFormatException {
    List<Integer> shapes = part.sizes("shapes");
    if (shapes.size() != 2) {
      throw part.bad("shapes", "two", shapes.size() + "");
    }
    // A flow without a shape at rest is of another form than today's, and is found again.
    Optional<SavedWay.Found> found =
        part.has("flow") && part.part("flow").has(FlowTensors.REST)
            ? Optional.of(found(part.part("flow")))
            : Optional.empty();
    return new SavedWay.OfFlow(
        shapes.get(0), shapes.get(1), FlowTensors.pairs(part, "points"), found);
  }

  private SavedWay.Found found(JsonPart part) throws ArchiveFormatException {
    return new SavedWay.Found(
        FlowTensors.get(part, networks.of(part), archive.tensors(part.text("file"))),
        FlowTensors.pairs(part, "obeyed"));
  }

  private List<SavedCurve> curves(JsonPart manifest) throws ArchiveFormatException {
    List<String> names = manifest.texts("curves");
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, Tensor> tensors = archive.tensors(manifest.text("curvesFile")).tensors();
    List<SavedCurve> curves = new ArrayList<>();
    for (String name : names) {
      Tensor points = tensors.get("curve." + (curves.size() + 1));
      if (points == null) {
        throw manifest.bad("curves", names.size() + " curves", curves.size() + "");
      }
      curves.add(new SavedCurve(name, CurveTensor.curve(points.toArray())));
    }
    return curves;
  }
}
