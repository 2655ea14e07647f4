package dev.tessera.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows between the window's packages, and what each may touch. */
@AnalyzeClasses(packages = "dev.tessera.app", importOptions = ImportOption.DoNotIncludeTests.class)
final class AppArchitectureTest {
  private static final List<String> VIEWS =
      List.of(
          "load", "fit", "clip", "shape", "way", "curves", "codes", "compare", "device", "light",
          "queue");

  @ArchTest
  static final ArchRule NO_DJL =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..")
          .because("arrays of the engine live on the model thread only");

  @ArchTest
  static final ArchRule COMMANDS_WITHOUT_JAVAFX =
      noClasses()
          .that()
          .resideInAPackage("dev.tessera.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..",
              "atlantafx..",
              "dev.tessera.app.fx..",
              "dev.tessera.app.shell..",
              "dev.tessera.app.session..")
          .because("commands must start without a display and without JavaFX's natives");

  @ArchTest
  static final ArchRule NOBODY_NEEDS_A_CLUSTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tessera.app.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tessera.app.cluster..", "org.apache.spark..", "scala..")
          .because("the desktop program does not carry Spark");

  @ArchTest
  static final ArchRule A_CLUSTER_WITHOUT_JAVAFX =
      noClasses()
          .that()
          .resideInAPackage("dev.tessera.app.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because("executors have no display")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule SHARED_WITH_THE_COMMANDS_WITHOUT_JAVAFX =
      noClasses()
          .that()
          .haveSimpleName("FailureText")
          .or()
          .haveSimpleName("Launcher")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because("the launcher decides before JavaFX is loaded whether there is a window");

  @ArchTest
  static final ArchRule ONE_HOME_OF_THE_WINDOW_THREAD =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tessera.app.fx..")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javafx.scene.image.PixelBuffer")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javafx.animation.AnimationTimer")
          .because("what happens per frame and across threads is decided in one place");

  @ArchTest
  static final ArchRule NO_LOOSE_HOLD =
      noClasses()
          .should()
          .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("asObject")))
          .because("a choice that is bound to such a property loses it with the next collection");

  @ArchTest
  static final ArchRule VIEW_MODELS_WITHOUT_A_SCENE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
          .because("view models are tested without a display")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule VIEWS_WITHOUT_JOBS =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("View")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tessera.model.job..", "dev.tessera.model.service..")
          .because("a view shows and asks; its view model acts")
          .allowEmptyShould(true);

  @ArchTest
  static void viewsDoNotKnowEachOther(JavaClasses classes) {
    for (String view : VIEWS) {
      String[] others =
          VIEWS.stream()
              .filter(other -> !other.equals(view))
              .map(other -> "dev.tessera.app." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.tessera.app." + view + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because("views meet in the session and in the shell")
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void aPackageUsesOnlyThoseBelowIt(JavaClasses classes) {
    String[] views = VIEWS.stream().map(v -> "dev.tessera.app." + v + "..").toArray(String[]::new);
    List<String[]> lowestFirst =
        List.of(
            new String[] {"dev.tessera.app.fx.."},
            new String[] {"dev.tessera.app.session.."},
            new String[] {
              "dev.tessera.app.form..", "dev.tessera.app.scene3d..", "dev.tessera.app.play.."
            },
            new String[] {"dev.tessera.app.save..", "dev.tessera.app.run.."},
            views,
            new String[] {"dev.tessera.app.shell.."},
            new String[] {"dev.tessera.app.cli.."},
            new String[] {"dev.tessera.app.cluster.."});
    for (int lower = 0; lower < lowestFirst.size(); lower++) {
      for (int upper = lower + 1; upper < lowestFirst.size(); upper++) {
        noClasses()
            .that()
            .resideInAnyPackage(lowestFirst.get(lower))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(lowestFirst.get(upper))
            .because(
                "arrows go shell -> views -> saving, runs -> forms, scenes -> session -> fx, and"
                    + " nobody needs the commands")
            .allowEmptyShould(true)
            .check(classes);
      }
    }
  }

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("dev.tessera.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("packages that need each other are one package")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THE_ROOT_IS_THE_TOP =
      noClasses()
          .that()
          .resideInAPackage("dev.tessera.app.*..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("dev.tessera.app")
                  .and(
                      DescribedPredicate.describe(
                          "put things together",
                          c ->
                              c.getSimpleName().equals("Launcher")
                                  || c.getSimpleName().equals("WindowMain"))))
          .because("the composition root knows everybody and nobody knows it")
          .allowEmptyShould(true);
}
