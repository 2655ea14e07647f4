package dev.tessera.app.cluster;

import dev.tessera.app.ExitCode;
import dev.tessera.app.SignalLimit;
import dev.tessera.app.Words;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.TiledTiff;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tessera-cluster cut}: one very large picture in, a folder of pieces for a batch out. */
@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description =
        "Cuts a tiled TIFF or BigTIFF that no memory holds into a folder of pieces, PNG, for batch:"
            + " each task reads nothing but the tiles of its pieces.")
final class CutCommand implements Callable<Integer> {
  private static final int LEAST_SIDE = 16;
  private static final int MOST_SIDE = 16384;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "PICTURE", description = "A tiled TIFF; of several pages the first.")
  private Path picture = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where pieces go, by their rows and columns: picture.tif.r0002c0013.png.")
  private Path out = Path.of("");

  @Option(
      names = "--side",
      paramLabel = "N",
      defaultValue = "2048",
      description = "Pixels of a piece's side at most, 16 to 16384; default ${DEFAULT-VALUE}.")
  private int side = 2048;

  @Override
  public Integer call() throws Exception {
    if (side < LEAST_SIDE || side > MOST_SIDE) {
      throw refused("--side must be %d to %d, found %d.".formatted(LEAST_SIDE, MOST_SIDE, side));
    }
    TiledTiff whole = TiledTiff.of(picture);
    List<Piece> pieces = Piece.covering(whole.width(), whole.height(), side);
    Path folder = out.toAbsolutePath().normalize();
    AtomicFile.makeFolder(folder);
    String source = picture.toAbsolutePath().normalize().toString();
    String target = folder.toString();
    try (Cluster cluster = Cluster.open("cut")) {
      JavaSparkContext spark = cluster.spark();
      cluster.each(
          spark.parallelize(pieces, cluster.partitions(pieces.size())),
          (task, own) -> cut(task, Path.of(source), own, Path.of(target)),
          cut -> {});
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    command.commandLine().getOut().println(out + ": " + Words.count(pieces.size(), "piece"));
    return ExitCode.DONE.number();
  }

  /** Each piece appears whole, and the same however often it is written. */
  private static int cut(TaskContext task, Path picture, List<Piece> pieces, Path folder)
      throws SignalFormatException, SaveException {
    TiledTiff whole = TiledTiff.of(picture);
    for (Piece piece : pieces) {
      GridSignal part = whole.part(piece.part(), SignalLimit.bytes(), task::isInterrupted);
      ImageFiles.write(
          part.samples(),
          folder.resolve(piece.name(String.valueOf(picture.getFileName()))),
          WriteOptions.of(ImageFormat.PNG, part.bitDepth()),
          task::isInterrupted);
    }
    return pieces.size();
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
