package dev.tessera.app.shape;

import dev.tessera.app.fx.ColourBar;
import dev.tessera.app.scene3d.MeshPane;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.ShapesModel;
import java.util.Optional;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Original and reconstruction side by side under one camera, with what the colours mean. */
public final class ShapeView extends Region {
  private static final double GAP = 2;
  private static final double MARGIN = 10;

  private final ShapeSceneViewModel scene;
  private final MeshPane original;
  private final MeshPane reconstruction;
  private final ColourBar legend = new ColourBar();
  private final ColourBar distances = new ColourBar();
  private final ProgressBar progress = new ProgressBar();
  private final ShapeTabs tabs;

  /**
   * Shows the shape that is looked at.
   *
   * @param pool converts meshes for the screen
   */
  public ShapeView(
      ShapesModel shapes,
      ShapeRunViewModel run,
      ShapeSceneViewModel scene,
      ShapeSurfaceViewModel surface,
      IoPool pool) {
    this.scene = scene;
    original = new MeshPane(scene.camera(), pool);
    reconstruction = new MeshPane(scene.camera(), pool);
    tabs = new ShapeTabs(shapes, run);
    getStyleClass().add("shape-view");
    scene
        .given()
        .subscribe(
            points -> {
              original.setCaption(points.isPresent() ? "Given points" : "Original");
              reconstruction.setCaption(points.isPresent() ? "Completed" : "Reconstruction");
            });
    progress.getStyleClass().add("surface-progress");
    progress.setAccessibleText("Progress of extracting the surface");
    progress.setTooltip(new Tooltip("The surface is being extracted"));
    progress.progressProperty().bind(surface.progress());
    progress.visibleProperty().bind(surface.progress().lessThan(1));
    getChildren().addAll(original, reconstruction, legend, distances, progress, tabs);
    scene.original().subscribe(original::show);
    scene.reconstruction().subscribe(reconstruction::show);
    original.wireframeProperty().bind(scene.wireframe());
    reconstruction.wireframeProperty().bind(scene.wireframe());
    scene.mode().subscribe(this::requestLayout);
    shapes.current().subscribe(this::requestLayout);
    scene.errors().subscribe(now -> explain(now));
    scene.errorColours().subscribe(now -> explain(scene.errors().get()));
    scene.slice().subscribe(this::explainSlice);
  }

  private void explainSlice(Optional<ShownSlice> slice) {
    distances.setVisible(slice.isPresent());
    slice.ifPresent(
        shown ->
            distances.show(
                "Distance, radii; a line every %.3g".formatted(shown.range() / SliceSolid.BANDS),
                SliceSolid.PALETTE.toArray(),
                -shown.range(),
                shown.range(),
                "%.2g"));
    requestLayout();
  }

  private void explain(Optional<SurfaceErrors> errors) {
    boolean coloured = scene.errorColours().get() && errors.isPresent();
    legend.setVisible(coloured);
    if (coloured) {
      legend.show(
          "Distance to the original, radii",
          ShapeSolids.ERROR_MAP,
          0,
          errors.get().range(),
          "%.2g");
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    ShapeMode mode = scene.shownMode();
    boolean both = mode == ShapeMode.BOTH;
    original.setVisible(mode.withOriginal());
    reconstruction.setVisible(mode.withReconstruction());
    double top = tabs.getChildren().isEmpty() ? 0 : tabs.prefHeight(getWidth());
    tabs.resizeRelocate(0, 0, getWidth(), top);
    double height = getHeight() - top;
    double half = both ? Math.floor((getWidth() - GAP) / 2) : getWidth();
    original.resizeRelocate(0, top, half, height);
    double left = both ? half + GAP : 0;
    reconstruction.resizeRelocate(left, top, getWidth() - left, height);
    double width = legend.prefWidth(-1);
    double tall = legend.prefHeight(width);
    legend.resizeRelocate(left + MARGIN, getHeight() - tall - MARGIN, width, tall);
    double above = both || !legend.isVisible() ? 0 : tall + MARGIN;
    double wide = distances.prefWidth(-1);
    double high = distances.prefHeight(wide);
    distances.resizeRelocate(MARGIN, getHeight() - high - MARGIN - above, wide, high);
    double bar = Math.min(160, (getWidth() - left) / 3);
    progress.resizeRelocate(getWidth() - bar - MARGIN, top + MARGIN, bar, progress.prefHeight(bar));
  }
}
