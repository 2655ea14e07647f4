package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.lightfield.Quilt;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera render}: what a project holds as a picture, frames or a mesh. */
@Command(
    name = "render",
    description = {
      "Writes what a project holds: a picture or a clip at any scale, a frame at any time, any view"
          + " of a light field, a mesh, or what lies on the way between two. The sources are not"
          + " needed."
    })
final class RenderCommand implements Callable<Integer> {
  /** Frames per second of films of a light field. */
  private static final double USUAL_RATE = 25;

  @Mixin private final Console console;

  @Parameters(paramLabel = "P.tessera", description = "A project that fit or interpolate saved.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description =
          "The picture (.png, .tif or .jpg), the clip (.mp4, .webm, .gif, or .png or a folder for"
              + " numbered frames) or the mesh (.obj, .stl, .ply or .glb); replaced if it exists.")
  private Path out = Path.of("");

  @Option(
      names = "--fit",
      paramLabel = "N",
      description = "Which fit of the project, as info numbers them; default the first.")
  private @Nullable Integer fit;

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "The place on the way between the two ends of the project, 0 to 1.")
  private @Nullable Double at;

  @Option(
      names = "--time",
      paramLabel = "T",
      description = "Clips: write one frame, T seconds after the first; default all frames.")
  private @Nullable Double time;

  @Mixin private FilmArguments film = new FilmArguments();

  @Mixin private ViewArguments views = new ViewArguments();

  @Mixin private ViewFilmArguments viewFilm = new ViewFilmArguments();

  @Option(
      names = "--scale",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Pictures and clips: output pixels per pixel, more than 0, at most 8; default 1.")
  private double scale = 1;

  @Mixin private DetailArguments larger = new DetailArguments();

  @Option(
      names = "--resolution",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Shapes: cells along each axis at which the surface is extracted, 16 to 512; default"
              + " ${DEFAULT-VALUE}.")
  private int resolution = 256;

  @Mixin private DeviceArguments compute = new DeviceArguments();

  RenderCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    if (!SaveArguments.named(file)) {
      throw console.usage(
          new IllegalArgumentException(file + " is no project: its name must end in .tessera."));
    }
    Project project = ProjectFile.read(file);
    try {
      Range.require("--resolution", resolution, 16, 512);
      OutputCheck.requireScale(scale);
      larger.requireEffect(scale);
      OutputCheck.requireWritable(ClipTarget.first(out));
      RenderSession session =
          new RenderSession(
              console,
              out,
              new RenderSession.Fineness(scale, larger.detail(), resolution),
              compute.settings());
      return (at == null ? one(session, project) : between(session, project, at)).number();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  private ExitCode one(RenderSession session, Project project) throws Exception {
    int which = fit == null ? 1 : fit;
    if (project.fits().isEmpty()) {
      throw new IllegalArgumentException("There is no fit in " + file + ".");
    }
    if (which < 1 || which > project.fits().size()) {
      throw new IllegalArgumentException(
          "--fit must be 1 to " + project.fits().size() + ", found " + which);
    }
    SavedFit chosen = project.fits().get(which - 1);
    if (chosen.fields().isEmpty()) {
      throw new IllegalArgumentException(
          "Fit " + which + " of " + file + " has come to nothing yet.");
    }
    Optional<SavedSignal.LightField> lightField = session.lightField(project, which - 1);
    if (lightField.isPresent()) {
      return view(chosen, lightField.get());
    }
    console.refuse("is for light fields, and this is none", ViewArguments.NAMES);
    console.refuse("is for light fields, and this is none", ViewFilmArguments.NAMES);
    refuseOther(chosen.fields().get(0));
    if (session.clip(project, which - 1).isEmpty()) {
      console.refuse("is for clips, and this is none", "--time", "--fps", "--between");
      return session.one(project, which - 1);
    }
    console.refuse("is for pictures, and this is a clip", DetailArguments.PLAIN);
    if (time == null) {
      return session.frames(
          project, which - 1, new ClipTarget(out, scale, film.rate(), film.between()));
    }
    console.refuse("does nothing with --time, which is of one frame", "--fps");
    return session.frame(project, which - 1, time, film.between());
  }

  private ExitCode view(SavedFit chosen, SavedSignal.LightField lightField) throws Exception {
    console.refuse("is for clips, and this is a light field", "--time", "--between");
    console.refuse(
        "is for pictures and clips, and this is a light field", "--scale", DetailArguments.PLAIN);
    console.refuse("is for shapes, and this is a light field", "--resolution");
    Fitted<GridTiling> field = RenderSession.grid(chosen.edited().get(0));
    ViewRendering rendering = new ViewRendering(console, out, compute.settings());
    Optional<List<ViewArguments.Wanted>> frames = viewFilm.film(console, lightField, views);
    if (frames.isPresent()) {
      ClipSize sides = new ClipSize(lightField.view().width(), lightField.view().height());
      return rendering.film(field, sides, frames.get(), film.rate().orElse(USUAL_RATE));
    }
    Optional<Quilt> quilt = viewFilm.quilt(console);
    if (quilt.isPresent()) {
      return rendering.quilt(field, quilt.get(), lightField);
    }
    ViewArguments.Wanted wanted = views.wanted(console, lightField);
    return views.depth ? rendering.disparities(field, wanted) : rendering.picture(field, wanted);
  }

  private ExitCode between(RenderSession session, Project project, double place) throws Exception {
    console.refuse("does nothing with --at: the ends of the way are fixed", "--fit");
    console.refuse("does nothing with --at: a way is of fields alone", DetailArguments.PLAIN);
    console.refuse(
        "does nothing with --at: there are no ways between clips", "--time", "--fps", "--between");
    console.refuse(
        "does nothing with --at: there are no ways between light fields", ViewArguments.NAMES);
    console.refuse(
        "does nothing with --at: there are no ways between light fields", ViewFilmArguments.NAMES);
    if (!(place >= 0 && place <= 1)) {
      throw new IllegalArgumentException("--at must be 0 to 1, found " + place);
    }
    if (project.codeWays().isEmpty()) {
      throw new IllegalArgumentException(
          project.flowWays().isEmpty()
              ? "There is no way between two ends in " + file + ": --at has nowhere to be."
              : "The way in " + file + " is a flow: tessera interpolate " + file + " follows it.");
    }
    SavedWay.OfCodes way = project.codeWays().get(0);
    Optional<Fitted<?>> first = project.at(way.ends().get(0));
    Optional<Fitted<?>> second = project.at(way.ends().get(1));
    if (first.isEmpty() || second.isEmpty()) {
      throw new IllegalArgumentException(
          "An end of the way has come to nothing yet: tessera fit " + file + " --resume goes on.");
    }
    refuseOther(first.get());
    return session.between(project, way, place);
  }

  private void refuseOther(Fitted<?> field) {
    boolean shape = field.tiling() instanceof SparseTiling;
    console.refuse(
        shape ? "is for pictures, and this is a shape" : "is for shapes, and this is none",
        shape ? "--scale" : "--resolution");
  }
}
