package dev.tessera.app.shell;

import dev.tessera.app.clip.TimelineViewModel;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.fx.PictureLook;
import dev.tessera.app.light.ViewMatrixViewModel;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.shape.CutModel;
import dev.tessera.app.shape.ShapeSceneViewModel;
import dev.tessera.app.way.WayPlace;
import dev.tessera.app.way.WayViewModel;
import dev.tessera.model.render.OrbitCamera;
import java.util.List;
import java.util.Optional;

/** The views of the window that a project keeps. */
final class ProjectViews {
  private static final List<Double> GAINS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);

  private ProjectViews() {}

  /** Of all models; the page that is shown is added by the window. */
  static ViewStates of(Models models) {
    ViewStates states = new ViewStates();
    picture(states, models.picture());
    TimelineViewModel timeline = models.clip().timeline();
    states
        .number("clip.time", timeline.player().position(), 0, 1)
        .choice("clip.repeat", timeline.player().repeat())
        .choice("clip.speed", timeline.speed(), TimelineViewModel.SPEEDS);
    ViewMatrixViewModel matrix = models.light().matrix();
    states.add(
        "light.view",
        () ->
            matrix
                .field()
                .get()
                .map(f -> List.of(f.row(matrix.view().get()), f.column(matrix.view().get())))
                .orElse(List.of()),
        told -> {
          if (!List.of().equals(told)) {
            matrix.goTo((int) number(told, 0), (int) number(told, 1));
          }
        });
    shape(states, models.shape().scene());
    look(states, "codes.look", models.latent().codes().camera());
    way(states, "codes.way", models.latent().way().way());
    look(states, "rate.look", models.rate().camera());
    states
        .choice("rate.measure", models.rate().measure())
        .choice("compare.tab", models.compare().tab())
        .choice("compare.axis", models.compare().methods().axis())
        .choice("compare.study", models.compare().studies().study());
    way(states, "morph.way", models.morph().way());
    camera(states, "morph.camera", models.morph().camera());
    return states.flag("morph.wires", models.morph().wireframe());
  }

  private static void picture(ViewStates states, PictureViewModel picture) {
    states
        .choice("picture.mode", picture.modeProperty())
        .flag("picture.grid", picture.gridVisibleProperty())
        .number("picture.split", picture.splitProperty(), 0, 1)
        .choice("picture.error", picture.errorKindProperty())
        .choice("picture.gain", picture.gainProperty(), GAINS)
        .choice(
            "picture.colours",
            picture.colourMapProperty(),
            List.of(ColourMap.VIRIDIS, ColourMap.TURBO));
    look(states, "picture.look", picture.camera());
  }

  /** Zoom, and the column and row of the image in the middle of the view; empty for all of it. */
  private static void look(ViewStates states, String name, PictureCamera camera) {
    states.add(
        name,
        () -> camera.look().map(l -> List.of(l.zoom(), l.x(), l.y())).orElse(List.of()),
        told ->
            camera.look(
                List.of().equals(told)
                    ? Optional.empty()
                    : Optional.of(
                        new PictureLook(number(told, 0), number(told, 1), number(told, 2)))));
  }

  private static void shape(ViewStates states, ShapeSceneViewModel scene) {
    CutModel cut = scene.cut();
    camera(states, "shape.camera", scene.camera());
    states
        .choice("shape.mode", scene.mode())
        .flag("shape.wires", scene.wireframe())
        .flag("shape.errors", scene.errorColours())
        .choice("shape.cut.axis", cut.axis())
        .number("shape.cut.position", cut.position(), -1, 1)
        .flag("shape.cut.distance", cut.distance())
        .flag("shape.cut", cut.on());
  }

  private static void way(ViewStates states, String name, WayViewModel way) {
    states
        .choice(name + ".mix", way.mix(), way.mixes()::getValue)
        .add(
            name + ".place",
            () -> List.of(way.place().get().second(), way.place().get().third()),
            told -> way.goTo(new WayPlace(number(told, 0), number(told, 1))));
  }

  private static void camera(ViewStates states, String name, OrbitModel camera) {
    states.add(
        name,
        () -> {
          OrbitCamera c = camera.camera().get();
          return List.of(
              c.azimuth(), c.elevation(), c.distance(), c.targetX(), c.targetY(), c.targetZ());
        },
        told ->
            camera.look(
                new OrbitCamera(
                    number(told, 0),
                    number(told, 1),
                    number(told, 2),
                    number(told, 3),
                    number(told, 4),
                    number(told, 5),
                    camera.camera().get().fieldOfView())));
  }

  private static double number(Object list, int index) {
    List<?> numbers = (List<?>) list;
    if (index >= numbers.size()) {
      throw new IllegalArgumentException("found " + numbers.size() + " numbers");
    }
    return ((Number) numbers.get(index)).doubleValue();
  }
}
