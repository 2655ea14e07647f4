package dev.tessera.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForm;
import java.util.List;
import java.util.stream.Stream;

/** The order of the model's packages and the doors to the libraries behind them. */
@AnalyzeClasses(
    packages = "dev.tessera.model",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ModelArchitectureTest {
  private static final List<String> LOWEST_FIRST =
      List.of(
          "signal",
          "tile",
          "metric",
          "engine",
          "linear",
          "magnify",
          "gather",
          "shown",
          "field",
          "optimise",
          "fit",
          "light",
          "render",
          "flow",
          "compare",
          "archive",
          "service",
          "job");

  @ArchTest
  static void aPackageUsesOnlyThoseBelowIt(JavaClasses classes) {
    for (int i = 0; i < LOWEST_FIRST.size() - 1; i++) {
      String[] above =
          LOWEST_FIRST.subList(i + 1, LOWEST_FIRST.size()).stream()
              .map(name -> "dev.tessera.model." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.tessera.model." + LOWEST_FIRST.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .because("data flows one way: " + String.join(" -> ", LOWEST_FIRST))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void everyPackageHasItsPlaceInTheOrder(JavaClasses classes) {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            Stream.concat(
                    Stream.of("dev.tessera.model"),
                    LOWEST_FIRST.stream().map(name -> "dev.tessera.model." + name + ".."))
                .toArray(String[]::new))
        .because("a package outside the order would escape its arrows")
        .check(classes);
  }

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("dev.tessera.model.(*)..")
          .should()
          .beFreeOfCycles()
          .because("packages that need each other are one package");

  @ArchTest
  static final ArchRule DJL_BEHIND_ITS_DOORS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.tessera.model.engine..",
              "dev.tessera.model.linear..",
              "dev.tessera.model.gather..",
              "dev.tessera.model.shown..",
              "dev.tessera.model.field..",
              "dev.tessera.model.optimise..",
              "dev.tessera.model.fit..",
              "dev.tessera.model.render..",
              "dev.tessera.model.flow..",
              "dev.tessera.model.compare..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..")
          .because(
              "an NDArray that gets out, even in a signature, outlives its job or is used on"
                  + " another thread");

  @ArchTest
  static final ArchRule NATIVE_CODE_BEHIND_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tessera.model.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..")
          .because("what is called outside of Java can end the process");

  @ArchTest
  static final ArchRule NO_WINDOW =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..", "picocli..", "dev.tessera.app..")
          .because("all of the model runs headless, under any front end");

  @ArchTest
  static final ArchRule IMAGES_OF_AWT_BEHIND_THE_READERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tessera.model.signal.io..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.awt..", "javax.imageio..", "com.twelvemonkeys..", "org.bytedeco..")
          .because("signals are plain samples; only readers and writers know image libraries");

  @ArchTest
  static final ArchRule FORMS_BEHIND_THEIR_NAMES =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tessera.model.field..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.assignableTo(FieldForm.class)
                  .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(FieldForm.class))))
          .orShould()
          .dependOnClassesThat(
              JavaClass.Predicates.assignableTo(Field.class)
                  .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Field.class))))
          .because(
              "a new method is one class and one line: whoever asks, asks the form or the field");
}
