package dev.tessera.app.cli;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.compare.Method;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.job.Contest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tessera compare}: one image, fitted by several methods, side by side. */
@Command(
    name = "compare",
    description = {
      "Fits an image by several methods, one after the other, and tells their quality, costs and"
          + " speed. Ctrl-C keeps those that are finished."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int COLOURS = 3;

  @Mixin private final Console console;

  @Parameters(
      paramLabel = "SIGNAL",
      description = "An image: PNG, JPEG, TIFF, BMP, WebP, PNM, AVIF or HEIC.")
  private Path file = Path.of("");

  @Mixin private CompareArguments compare = new CompareArguments();

  @Mixin private CompareOutputs outputs = new CompareOutputs();

  @Mixin private DeviceArguments compute = new DeviceArguments();

  CompareCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    List<Pretrained> shipped = ShippedNetworks.all(NetworkKind.PHOTO);
    try {
      compare.check();
      compare.methods(Method.all(2, COLOURS, shipped));
      outputs.check(file);
      requireImage();
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
    console.notes(image.info().notes());
    GridSignal signal = image.signal();
    FitReport.Image input =
        new FitReport.Image(
            signal.name(),
            SourceFile.of(file).sha256(),
            signal.width(),
            signal.height(),
            signal.samples().channels(),
            signal.bitDepth());
    try (Workbench bench = console.bench(compute.settings())) {
      return new CompareSession(bench, contest(signal, shipped), input).run(outputs).number();
    }
  }

  private Contest contest(GridSignal signal, List<Pretrained> shipped) {
    try {
      return compare.contest(signal, Method.all(2, signal.samples().channels(), shipped));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
  }

  /** The methods there are, a line each, for people. */
  static String table() {
    StringBuilder table = new StringBuilder("\nMethods:\n");
    for (Method method : Method.all(2, COLOURS, ShippedNetworks.all(NetworkKind.PHOTO))) {
      table.append(
          "  %-22s %s%n"
              .formatted(
                  method.name(),
                  method.form().summary()
                      + (method.global() ? "; one network for the whole image" : "")
                      + (method.networks().isEmpty() ? "" : "; pre-trained networks")));
    }
    return table.toString();
  }

  private void requireImage() {
    if (SaveArguments.named(file)) {
      throw none("a project");
    }
    if (MeshFiles.recognise(file).isPresent()) {
      throw none("a mesh");
    }
    if (LightFieldFiles.recognise(file)) {
      throw none("a light field");
    }
    if (ClipFiles.recognise(file).isPresent()) {
      throw none("a clip");
    }
  }

  private IllegalArgumentException none(String kind) {
    return new IllegalArgumentException(
        "Methods are compared on images so far, and " + file + " is " + kind + ".");
  }
}
