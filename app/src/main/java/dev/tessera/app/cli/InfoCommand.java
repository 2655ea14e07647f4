package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.job.LightFieldBudget;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipPlan;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldInfo;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshInfo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tessera info}: what a file is, and what fitting it would take. */
@Command(
    name = "info",
    description =
        "Tells what an image, a clip, a light field, a mesh, a project or a compressed code-book"
            + " holds, and what reading or fitting takes.")
final class InfoCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "An image, a clip, a folder of numbered frames, a light field (--kind lightfield), a mesh,"
              + " a project or a .tsra file.")
  private Path file = Path.of("");

  @Mixin private ClipArguments clip = new ClipArguments();

  @Mixin private KindArguments kind = new KindArguments();

  @Mixin private LightFieldArguments lightField = new LightFieldArguments();

  InfoCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = console.out();
    console.check(() -> kind.check(console, file));
    if (kind.ofLightField(file)) {
      printLightField(out);
      return 0;
    }
    console.check(
        () ->
            console.refuse(
                "is for light fields, and " + file + " is taken for none",
                LightFieldArguments.NAMES));
    boolean ofClip = ClipFiles.recognise(file).isPresent();
    if (!ofClip) {
      console.check(
          () -> console.refuse("is for clips, and " + file + " is none", ClipArguments.NAMES));
    }
    if (SaveArguments.named(file)) {
      ProjectFacts.print(file, ProjectFile.read(file), out);
    } else if (MeshFiles.recognise(file).isPresent()) {
      Reading reading = new Reading(console);
      MeshInfo info = MeshFiles.inspect(file, reading.of("Reading " + file.getFileName()));
      reading.end();
      MeshFacts.print(file, info, out);
    } else if (CodeBookFile.recognise(file)) {
      CodeBookFacts.print(file, CodeBookFile.read(file, Long.MAX_VALUE), out);
    } else if (ofClip) {
      printClip(ClipFiles.open(file, ClipWatch.NOBODY), out);
    } else {
      ImageFacts.print(file, ImageFiles.inspect(file, SignalLimit.bytes()), out);
    }
    return 0;
  }

  private void printLightField(PrintWriter out) throws SignalFormatException {
    try {
      console.refuse("is for clips, and " + file + " is a light field", ClipArguments.OF_TIME);
      LightFieldChoice choice = lightField.choice(clip);
      LightFieldInfo info = LightFieldFiles.open(file, choice, ClipWatch.NOBODY);
      LightFieldFacts facts = new LightFieldFacts(info, out);
      info.plan(choice);
      facts.print(file);
      facts.reading(choice, LightFieldBudget.of(new FitArguments().lightField(GivenViews.ALL)));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private void printClip(ClipInfo info, PrintWriter out)
      throws SignalFormatException, ArchiveFormatException {
    try {
      ClipChoice range = clip.choice(console);
      ClipChoice choice = clip.firstFrame ? StillFrame.choice(file, info, range) : range;
      ClipPlan plan = ClipFiles.plan(file, info, choice);
      ClipFacts facts = new ClipFacts(info, out);
      facts.print(file, kind.note(info));
      if (clip.firstFrame) {
        facts.firstFrame(plan, choice);
      } else {
        facts.reading(choice, ClipBudget.of(new FitArguments().clip()));
      }
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }
}
