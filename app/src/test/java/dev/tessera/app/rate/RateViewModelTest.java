package dev.tessera.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.compare.RateCurve;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measuring and looking, with formats whose files are known. */
final class RateViewModelTest {
  private final TestTools tools = TestTools.of(new StageService());
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final List<String> made = new ArrayList<>();
  private List<Integer> ours = List.of(1, 2, 5);
  private final RateViewModel model =
      new RateViewModel(
          tools.tools,
          session,
          (picture, cancelled) -> List.of(coder("ours", ours), coder("JPEG", List.of(3, 4))));

  private PictureCoder coder(String name, List<Integer> settings) {
    return new FakeCoder(name, settings, setting -> made.add(name + " " + setting));
  }

  private void open() {
    session.open(FakeCoder.picture());
  }

  private RatePoint point(int curve, int index) {
    return model.curves().get().get(curve).points().get(index);
  }

  @Test
  void nothingIsMeasuredWithoutAPicture() {
    model.toggle();
    assertThat(model.running().get()).isFalse();
    assertThat(made).isEmpty();
  }

  @Test
  void smallFilesOfAllFormatsComeFirst() {
    open();
    model.toggle();

    assertThat(made).containsExactly("ours 1", "JPEG 3", "ours 2", "JPEG 4", "ours 5");
    assertThat(model.curves().get()).extracting(RateCurve::name).containsExactly("ours", "JPEG");
    assertThat(model.curves().get().get(0).points())
        .extracting(RatePoint::psnr)
        .containsExactly(21.0, 22.0, 25.0);
    assertThat(model.running().get()).isFalse();
    assertThat(model.progress().get()).isEqualTo(1);
  }

  @Test
  void whatWasMeasuredStaysWhenItIsCancelled() {
    RateViewModel cancelled =
        new RateViewModel(
            tools.tools,
            session,
            (picture, ignored) -> List.of(coder("ours", ours), coder("JPEG", List.of(3, 4))));
    open();
    cancelled.curves().subscribe(curves -> stopAfterTwo(cancelled, curves));
    cancelled.toggle();

    assertThat(cancelled.running().get()).isFalse();
    assertThat(made).containsExactly("ours 1", "JPEG 3");
    assertThat(cancelled.curves().get().get(1).points()).hasSize(1);
  }

  private static void stopAfterTwo(RateViewModel running, List<RateCurve> curves) {
    if (curves.stream().mapToInt(curve -> curve.points().size()).sum() == 2) {
      running.toggle();
    }
  }

  @Test
  void aFormatThatFailsIsToldAndEndsIt() {
    ours = List.of(1, 9, 5);
    open();
    model.toggle();

    assertThat(model.running().get()).isFalse();
    assertThat(tools.notices).hasSize(1);
    assertThat(tools.notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(model.curves().get().get(0).points()).hasSize(1);
  }

  @Test
  void aFileIsShownBesideOneOfTheOtherFormatOfAsManyBytes() {
    open();
    model.toggle();
    model.look(0, point(0, 2));
    RatePair pair = model.pair().get().orElseThrow();

    assertThat(pair.right().name()).isEqualTo("ours");
    assertThat(pair.right().point().bytes()).isEqualTo(500);
    assertThat(pair.left().name()).isEqualTo("JPEG");
    assertThat(pair.left().point().bytes()).isEqualTo(500);
    assertThat(pair.right().pixels().argb(0, 0)).isEqualTo(0xFF808080);

    model.look(1, point(1, 0));
    pair = model.pair().get().orElseThrow();
    assertThat(pair.right().name()).isEqualTo("JPEG");
    assertThat(pair.left().name()).isEqualTo("ours");
    assertThat(pair.left().point().bytes()).isEqualTo(300);
  }

  @Test
  void whereNothingIsSmallEnoughTheSmallestIsShown() {
    open();
    model.toggle();
    model.look(0, point(0, 0));

    assertThat(model.pair().get().orElseThrow().left().point().bytes()).isEqualTo(300);
    assertThat(model.pair().get().orElseThrow().left().words())
        .isEqualTo("JPEG: 3.00 bits per pixel, 300 bytes, 23.00 dB, SSIM 0.300");
  }

  @Test
  void anotherPictureForgetsTheOld() {
    open();
    model.toggle();
    model.look(0, point(0, 0));
    open();

    assertThat(model.curves().get()).isEmpty();
    assertThat(model.pair().get()).isEmpty();
    assertThat(model.progress().get()).isZero();
  }

  @Test
  void picturesWithTransparencyAreNotMeasured() {
    Samples clear = Samples.of(new int[] {2, 2}, 4, new float[16]);
    session.open(Session.of(new GridSignal("clear.png", clear, 8), Origin.none()));
    model.toggle();

    assertThat(made).isEmpty();
    assertThat(tools.notices.get(0).sentence())
        .isEqualTo("Formats are compared on pictures without transparency.");
  }
}
