package dev.tessera.app.shell;

import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.MorphChoice;
import dev.tessera.app.session.OpenShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ends of a morph as plain values of a file, and back; what makes no sense is passed over. */
final class EndsTexts {
  private static final String SOURCE = "morph.source";
  private static final String FAMILY = "morph.family";
  private static final String TRIANGLE = "morph.triangle";
  private static final String MEMBERS = "morph.members";
  private static final String SHAPES = "morph.ends";

  private EndsTexts() {}

  /** With shapes by their positions. */
  static Map<String, Object> of(MorphChoice ends, List<OpenShape> open) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(SOURCE, ends.source().name());
    all.put(FAMILY, ends.members().family());
    all.put(TRIANGLE, ends.triangle());
    all.put(MEMBERS, ends.members().names());
    all.put(
        SHAPES,
        Stream.of(ends.first(), ends.second(), ends.third()).map(e -> index(e, open)).toList());
    return all;
  }

  private static int index(Optional<OpenShape> end, List<OpenShape> open) {
    return end.map(open::indexOf).orElse(-1);
  }

  /** Empty if nothing is told of them. */
  static Optional<MorphChoice> read(Map<String, Object> told, List<OpenShape> open) {
    Optional<EndsSource> source =
        Arrays.stream(EndsSource.values())
            .filter(one -> one.name().equals(told.get(SOURCE)))
            .findFirst();
    MorphChoice.Members members =
        new MorphChoice.Members(
            String.valueOf(told.get(FAMILY)),
            list(told.get(MEMBERS)).stream().map(String::valueOf).toList());
    return source.map(
        from ->
            new MorphChoice(
                from,
                members,
                end(told.get(SHAPES), 0, open),
                end(told.get(SHAPES), 1, open),
                end(told.get(SHAPES), 2, open),
                Boolean.TRUE.equals(told.get(TRIANGLE))));
  }

  private static Optional<OpenShape> end(@Nullable Object told, int which, List<OpenShape> open) {
    List<?> indices = list(told);
    boolean known =
        which < indices.size()
            && indices.get(which) instanceof Integer index
            && index >= 0
            && index < open.size();
    return known ? Optional.of(open.get((Integer) indices.get(which))) : Optional.empty();
  }

  private static List<?> list(@Nullable Object told) {
    return told instanceof List<?> list ? list : List.of();
  }
}
