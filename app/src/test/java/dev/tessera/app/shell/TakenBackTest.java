package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.EndsSource;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.way.SecondState;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What undo and redo bring back in one window. */
final class TakenBackTest extends ProjectWork {
  @Test
  void aPictureThatAnotherReplacedWhileItWasFittedIsTakenBackWithWhatWasReached() throws Exception {
    window.models.load().open(picture);
    window.models.load().open(picture("other.png"));
    window.stopped(0, result(FIELD, 7));
    window.fitted(result(FIELD, 8));
    window.models.project().undo();
    assertThat(window.models.session().get().orElseThrow().signal().name()).isEqualTo("slopes.png");
    assertThat(mark()).isEqualTo(7);
    assertThat(window.models.run().canContinue()).isTrue();
    window.models.project().redo();
    assertThat(mark()).isEqualTo(8);
  }

  @Test
  void aPictureThatIsBackBeforeItsFitHasEndedShowsItThen() throws Exception {
    window.models.load().open(picture);
    window.models.load().open(picture("other.png"));
    window.models.project().undo();
    assertThat(window.models.run().state().get()).isEqualTo(RunState.IDLE);
    window.stopped(0, result(FIELD, 7));
    window.stopped(1, result(FIELD, 8));
    assertThat(mark()).isEqualTo(7);
    window.models.project().redo();
    assertThat(mark()).isEqualTo(8);
  }

  @Test
  void aShapeThatWasClosedWhileItWasFittedIsTakenBackWithWhatWasReached() throws IOException {
    window.models.load().open(mesh("a.obj", 1));
    OpenShape shape = window.models.shape().shapes().shapes().get(0);
    window.models.shape().shapes().close(shape);
    window.stopped(0, result(shapeField(6), 1));
    window.models.project().undo();
    assertThat(window.models.shape().run().result().getValue().orElseThrow().fitted())
        .extracting(f -> f.codes().get(0, 0))
        .isEqualTo(6f);
    window.models.shape().shapes().close(shape);
    window.models.shape().shapes().open(shape);
    window.models.shape().shapes().close(shape);
    window.models.project().undo();
    window.stopped(1, result(shapeField(9), 1));
    assertThat(window.models.shape().run().result().getValue().orElseThrow().fitted())
        .extracting(f -> f.codes().get(0, 0))
        .as("it ended after the shape was back")
        .isEqualTo(9f);
  }

  @Test
  void theChoiceOfASecondPictureIsAStep() throws Exception {
    Fitted<GridTiling> others = withSecond();
    int fits = window.fits().size();
    assertThat(window.models.project().undoName().get())
        .isEqualTo("choice of other.png as second picture");
    window.models.project().undo();
    assertThat(second().state().get()).isEqualTo(SecondState.NONE);
    assertThat(second().image().get()).isEmpty();
    window.models.project().redo();
    assertThat(second().state().get()).isEqualTo(SecondState.READY);
    assertThat(second().codes().get()).contains(others);
    second().remove();
    assertThat(second().state().get()).isEqualTo(SecondState.NONE);
    window.models.project().undo();
    assertThat(second().codes().get()).contains(others);
    assertThat(window.fits()).as("its codes are remembered").hasSize(fits);
  }

  @Test
  void aSecondPictureThatAnotherReplacedIsTakenBack() throws Exception {
    Fitted<GridTiling> others = withSecond();
    second().open(picture("third.png"));
    assertThat(second().image().get().orElseThrow().source().name()).isEqualTo("third.png");
    window.models.project().undo();
    assertThat(second().image().get().orElseThrow().source().name()).isEqualTo("other.png");
    assertThat(second().codes().get()).contains(others);
  }

  @Test
  void theEndsOfAMorphAreSteps() throws IOException {
    bothEnds();
    window.fitted(pair(BOTH));
    int fits = window.fits().size();
    window.models.morph().ends().swap();
    assertThat(names(window)).containsExactly("b.obj", "a.obj");
    assertThat(window.models.project().undoName().get()).isEqualTo("exchange of the ends");
    window.models.project().undo();
    assertThat(names(window)).containsExactly("a.obj", "b.obj");
    assertThat(window.models.morph().pair().run().state().get()).isEqualTo(RunState.FINISHED);
    window.models.morph().ends().source().set(EndsSource.FAMILY);
    List<String> members = names(window);
    window.models.morph().ends().shuffle();
    window.models.project().undo();
    assertThat(names(window)).isEqualTo(members);
    window.models.project().undo();
    assertThat(names(window)).containsExactly("a.obj", "b.obj");
    window.models.project().redo();
    assertThat(names(window)).isEqualTo(members);
    assertThat(window.fits()).as("beside the fit of the exchanged pair").hasSize(fits + 1);
  }

  @Test
  void aClosedEndComesBackAsAnEndWithTheFitOfThePair() throws IOException {
    bothEnds();
    window.fitted(pair(BOTH));
    window.models.shape().shapes().close(window.models.shape().shapes().shapes().get(0));
    assertThat(names(window)).isEmpty();
    window.models.project().undo();
    assertThat(names(window)).containsExactly("a.obj", "b.obj");
    assertThat(window.models.morph().pair().run().state().get()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aPairThatGaveWayWhileItWasFittedIsTakenBackWithWhatWasReached() throws IOException {
    bothEnds();
    window.models.morph().ends().swap();
    window.stopped(0, pair(BOTH));
    window.models.project().undo();
    assertThat(window.models.morph().pair().run().result().get()).isPresent();
    assertThat(window.models.morph().pair().run().canContinue()).isTrue();
  }

  @Test
  void aCompletionIsAStepAndSoIsDroppingIt() throws IOException {
    FitResult<Fitted<SparseTiling>> found = completed();
    assertThat(window.models.project().undoName().get()).isEqualTo("completion of a.obj");
    window.models.project().undo();
    assertThat(window.models.shape().completion().current().get()).isEmpty();
    window.models.project().redo();
    assertThat(completion(window).result()).contains(found);
    window.models.shape().completion().drop();
    assertThat(window.models.shape().completion().current().get()).isEmpty();
    window.models.project().undo();
    assertThat(completion(window).result()).contains(found);
    assertThat(completion(window).surface()).isEmpty();
  }

  @Test
  void aClosedShapeIsTakenBackWithItsFit() throws IOException {
    window.models.load().open(mesh("a.obj", 1));
    window.fitted(result(shapeField(6), 1));
    OpenShape shape = window.models.shape().shapes().shapes().get(0);
    window.models.shape().shapes().close(shape);
    assertThat(window.models.project().undoName().get()).isEqualTo("closing of a.obj");
    window.models.project().undo();
    assertThat(window.models.shape().shapes().current().get()).contains(shape);
    assertThat(window.models.shape().run().state().getValue()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aPictureThatAnotherReplacedIsTakenBackWithItsFit() throws Exception {
    window.models.load().open(picture);
    window.fitted(result(FIELD, 7));
    window.models.load().open(picture("other.png"));
    window.fitted(result(FIELD, 8));
    window.models.project().undo();
    assertThat(window.models.session().get().orElseThrow().signal().name()).isEqualTo("slopes.png");
    KeptFit<Fitted<GridTiling>> back = window.models.run().kept().orElseThrow();
    assertThat(back.result().state().array("moments")[0]).isEqualTo(7);
    window.models.project().redo();
    assertThat(window.models.run().kept().orElseThrow().result().state().array("moments")[0])
        .isEqualTo(8);
  }
}
