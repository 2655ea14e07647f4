package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.ViewPart;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import java.util.Optional;

/** What was read of a light field as JSON; what was not asked for is left out. */
final class LightFieldJson {
  private static final int MOST_SIDE = 1000;

  private LightFieldJson() {}

  static void put(ObjectNode node, ViewGrid grid) {
    node.put("rows", grid.rows()).put("columns", grid.columns());
  }

  static ViewGrid grid(JsonPart part) throws ArchiveFormatException {
    return new ViewGrid(part.size("rows", 1, MOST_SIDE), part.size("columns", 1, MOST_SIDE));
  }

  static void put(ObjectNode node, LightFieldChoice choice) {
    choice.grid().ifPresent(grid -> put(node.putObject("grid"), grid));
    choice.part().centre().ifPresent(grid -> put(node.putObject("centre"), grid));
    node.put("every", choice.part().every());
    ViewTurn turn = choice.turn();
    node.putObject("turn")
        .put("transposed", turn.transposed())
        .put("rowsReversed", turn.rowsReversed())
        .put("columnsReversed", turn.columnsReversed());
    choice
        .size()
        .ifPresent(
            size -> node.putObject("size").put("width", size.width()).put("height", size.height()));
  }

  static LightFieldChoice choice(JsonPart part) throws ArchiveFormatException {
    JsonPart turn = part.part("turn");
    return new LightFieldChoice(
        optionalGrid(part, "grid"),
        new ViewTurn(
            turn.flag("transposed"), turn.flag("rowsReversed"), turn.flag("columnsReversed")),
        new ViewPart(optionalGrid(part, "centre"), part.size("every", 1, Integer.MAX_VALUE)),
        part.has("size") ? Optional.of(size(part.part("size"))) : Optional.empty());
  }

  private static Optional<ViewGrid> optionalGrid(JsonPart part, String name)
      throws ArchiveFormatException {
    return part.has(name) ? Optional.of(grid(part.part(name))) : Optional.empty();
  }

  private static ClipSize size(JsonPart part) throws ArchiveFormatException {
    return new ClipSize(
        part.size("width", 1, Integer.MAX_VALUE), part.size("height", 1, Integer.MAX_VALUE));
  }
}
