package dev.tessera.app.light;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOption;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookExportsTest {
  @TempDir private Path folder;

  private final Looked looked = new Looked();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private Optional<Fitted<GridTiling>> field = Optional.of(looked.fitted);
  private final SaveFlow export =
      new SaveFlow(
          looked.told.tools,
          new LookExports(
                  looked.told.tools.engine(), session, then -> then.accept(field), looked.model)
              .kinds());

  @BeforeEach
  void open() {
    session.open(looked.session);
  }

  private void choose(String label) {
    export.kind().set(kind(label));
  }

  private ExportKind kind(String label) {
    return export.kinds().stream().filter(k -> k.label().equals(label)).findFirst().orElseThrow();
  }

  private void type(String kind, String name, String text) {
    for (ExportOption option : kind(kind).options()) {
      if (option instanceof ExportOption.Typing typing && option.name().equals(name)) {
        typing.value().set(text);
      }
    }
  }

  private void save(String name) {
    export.save(folder.resolve(name));
    looked.service.runToIdle();
    assertThat(export.busy().get()).isFalse();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private Samples read(String name) throws Exception {
    GridSignal picture =
        ImageFiles.read(folder.resolve(name), AlphaMode.KEEP, 1L << 30, () -> false);
    return picture.samples();
  }

  @Test
  void anyViewIsSaved() throws Exception {
    choose("View");
    assertThat(export.offer().name()).isEqualTo("some-views-view-1.00-2.00.png");
    assertThat(export.summary()).startsWith("40 \u00d7 24 pixels");
    type("View", "From", "0.5, 3");
    assertThat(export.offer().name()).isEqualTo("some-views-view-0.50-3.00.png");
    save("v.png");
    assertThat(Argb.pack(read("v.png"))).isEqualTo(Argb.pack(looked.view(0.5, 3)));
    assertThat(looked.told.notices.get(0).sentence()).isEqualTo("Saved v.png (40 x 24 pixels).");
  }

  @Test
  void whatIsNoViewIsRefused() throws Exception {
    choose("View");
    type("View", "From", "3,0");
    assertThat(export.summary()).isEqualTo("From has a row that must be between 0 and 2, found 3.");
    save("v.png");
    assertThat(files()).isEmpty();
  }

  @Test
  void thePictureThroughTheLensIsTheOneThatIsSeen() throws Exception {
    looked.model.choose(new LookPoint(12, 7));
    looked.settle();
    choose("Refocused picture");
    save("f.png");
    assertThat(Argb.pack(read("f.png"))).isEqualTo(looked.image().pixels().toArray());
  }

  @Test
  void filmsGoAlongViewsAndThroughTheFocus() throws Exception {
    choose("Film along views");
    TestTools.choose(export.kinds(), "Format", FrameFormat.PNG_SEQUENCE);
    TestTools.choose(export.kinds(), "Frames", 3);
    TestTools.choose(export.kinds(), "And back", false);
    type("Film along views", "Path", "0,0:0,4");
    assertThat(export.summary()).startsWith("3 frames of 40 \u00d7 24 pixels");
    save("p.png");
    assertThat(Argb.pack(read("p-0002.png"))).isEqualTo(Argb.pack(looked.view(0, 2)));
    type("Film along views", "Path", "0,0");
    assertThat(export.summary())
        .isEqualTo("Path must be two views or more such as 0,0:8,8, found 1.");

    choose("Focal sweep");
    assertThat(export.summary()).startsWith("Through a pinhole all is sharp at any focus");
    looked.model.aperture().set(1);
    save("s.png");
    assertThat(files())
        .containsExactly(
            "p-0001.png", "p-0002.png", "p-0003.png", "s-0001.png", "s-0002.png", "s-0003.png");
    looked.settle();
    looked.model.focusOn(looked.field.near());
    looked.settle();
    assertThat(Argb.pack(read("s-0003.png"))).isEqualTo(looked.image().pixels().toArray());
  }

  @Test
  void aQuiltHasTheNameThatDisplaysRead() throws Exception {
    choose("Quilt");
    TestTools.choose(export.kinds(), "Views", QuiltLayout.FEW);
    assertThat(export.offer().name()).isEqualTo("some-views_qs4x8a1.6667.png");
    save("q.png");
    assertThat(files()).containsExactly("q_qs4x8a1.6667.png");
    Samples quilt = read("q_qs4x8a1.6667.png");
    assertThat(quilt.extent()).containsExactly(8 * 24, 4 * 40);
    int[] first = Argb.pack(looked.view(1, 0));
    int[] all = Argb.pack(quilt);
    for (int x = 0; x < 40; x++) {
      assertThat(all[7 * 24 * 160 + x])
          .as("the leftmost view is at the bottom left")
          .isEqualTo(first[x]);
    }
    save("q.png");
    assertThat(looked.told.notices.get(1).sentence()).contains("exists already");
  }

  @Test
  void disparitiesAreSavedAsGreyLevelsOrNumbers() throws Exception {
    choose("Disparities");
    save("d.png");
    assertThat(read("d.png").channels()).isEqualTo(1);
    TestTools.choose(export.kinds(), "Format", DisparityFormat.PFM);
    assertThat(export.offer().name()).isEqualTo("some-views-disparity-1.00-2.00.pfm");
    save("d.pfm");
    assertThat(folder.resolve("d.pfm")).hasSize("Pf\n40 24\n-1.0\n".length() + 4L * 24 * 40);
  }

  @Test
  void beforeAFitThereIsNothingToSave() throws Exception {
    field = Optional.empty();
    choose("View");
    save("v.png");
    assertThat(files()).isEmpty();
    assertThat(looked.told.notices.get(0).sentence())
        .isEqualTo("Nothing is saved: There is nothing to save yet: start a fit first.");
  }
}
