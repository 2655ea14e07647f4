package dev.tessera.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rules that hold in every module of the program; each says why. */
final class HouseRules {
  private HouseRules() {}

  /** Only the given homes write to the console. */
  static ArchRule consoleOnlyIn(String... homes) {
    return noClasses()
        .that(outside(homes))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("only commands talk to a console, the rest returns values or logs")
        .allowEmptyShould(true);
  }

  /** Only the given homes end the process. */
  static ArchRule exitOnlyIn(String... homes) {
    return noClasses()
        .that(outside(homes))
        .should()
        .callMethodWhere(call(System.class, "exit"))
        .orShould()
        .callMethodWhere(call(Runtime.class, "exit|halt"))
        .because("code that ends the process cannot be tested or embedded")
        .allowEmptyShould(true);
  }

  /** Only the given homes and exempted classes make threads. */
  static ArchRule threadsOnlyIn(String... homes) {
    return noClasses()
        .that(outside(homes).and(DescribedPredicate.not(exemptedFrom(Restricted.THREADS))))
        .should()
        .callConstructorWhere(constructor(Thread.class))
        .orShould()
        .callConstructorWhere(constructor(Timer.class))
        .orShould()
        .callConstructorWhere(constructor(ThreadPoolExecutor.class))
        .orShould()
        .callMethodWhere(call(Executors.class, "new.*"))
        .orShould()
        .callMethodWhere(call(ForkJoinPool.class, ".*"))
        .orShould()
        .callMethodWhere(call(CompletableFuture.class, ".*Async"))
        .orShould()
        .callMethodWhere(target(nameMatching("parallel(Stream)?")))
        .because("the program has three kinds of threads, each made in one place")
        .allowEmptyShould(true);
  }

  /** Only the given homes and exempted classes read the environment. */
  static ArchRule environmentOnlyIn(String... homes) {
    return noClasses()
        .that(outside(homes).and(DescribedPredicate.not(exemptedFrom(Restricted.ENVIRONMENT))))
        .should()
        .callMethodWhere(call(System.class, "getenv|getProperty|getProperties"))
        .because("what depends on the machine is read in one place and passed on as a value")
        .allowEmptyShould(true);
  }

  /** Only the given homes set system properties. */
  static ArchRule setPropertyOnlyIn(String... homes) {
    return noClasses()
        .that(outside(homes))
        .should()
        .callMethodWhere(call(System.class, "setProperty|setProperties"))
        .because("a property set later than the libraries load is set too late")
        .allowEmptyShould(true);
  }

  /** Static fields are constants. */
  static ArchRule noStaticState() {
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state that everybody shares belongs to nobody")
        .allowEmptyShould(true);
  }

  /** Names tell what a class is. */
  static ArchRule namesThatSayNothing() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
        .because("such names gather what has no home")
        .allowEmptyShould(true);
  }

  /** Abstract or final. */
  static ArchRule concreteClassesAreFinal() {
    return classes()
        .that(
            describe(
                "are concrete",
                (JavaClass c) ->
                    !c.isInterface()
                        && !c.isEnum()
                        && !c.isAnonymousClass()
                        && !c.getEnclosingClass().map(JavaClass::isEnum).orElse(false)
                        && !c.getModifiers().contains(JavaModifier.ABSTRACT)
                        && !c.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !c.getSimpleName().equals("package-info")))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("a class is either written to be extended or closed to it")
        .allowEmptyShould(true);
  }

  /** Every random choice can be repeated. */
  static ArchRule randomnessIsSeeded() {
    return noClasses()
        .should()
        .callMethodWhere(call(Math.class, "random"))
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .because("the same seed gives the same result")
        .allowEmptyShould(true);
  }

  /** Records with arrays have broken equality and leak what can be written to. */
  static ArchRule noArraysInPublicRecords() {
    return fields()
        .that()
        .areNotStatic()
        .and()
        .areDeclaredInClassesThat(
            describe(
                "are public records",
                c -> c.isRecord() && c.getModifiers().contains(JavaModifier.PUBLIC)))
        .should(
            condition(
                "not be arrays",
                (JavaField field) ->
                    field.getRawType().isArray()
                        ? Optional.of(field.getFullName() + " is an array")
                        : Optional.empty()))
        .because("records with arrays have broken equality and can be written through")
        .allowEmptyShould(true);
  }

  /** Null is the exception everywhere. */
  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            condition(
                "live in a @NullMarked package",
                (JavaClass c) ->
                    c.getPackage().isAnnotatedWith(NullMarked.class)
                        ? Optional.empty()
                        : Optional.of(c.getPackageName() + " has no @NullMarked package-info")))
        .because("NullAway checks only what is marked")
        .allowEmptyShould(true);
  }

  /** Homes are packages, those below them included, or top-level classes. */
  private static DescribedPredicate<JavaClass> outside(String... homes) {
    return describe(
        "live outside of " + Arrays.toString(homes),
        c ->
            Arrays.stream(homes)
                .noneMatch(
                    home ->
                        c.getName().equals(home)
                            || c.getName().startsWith(home + ".")
                            || c.getName().startsWith(home + "$")));
  }

  private static DescribedPredicate<JavaClass> exemptedFrom(Restricted restricted) {
    return describe(
        "are exempted by @MayUse(" + restricted + ")",
        c ->
            Stream.iterate(
                    Optional.of(c),
                    Optional::isPresent,
                    d -> d.flatMap(JavaClass::getEnclosingClass))
                .flatMap(
                    d -> d.flatMap(e -> e.tryGetAnnotationOfType(MayUse.class.getName())).stream())
                .anyMatch(annotation -> names(annotation, restricted)));
  }

  private static boolean names(JavaAnnotation<?> annotation, Restricted restricted) {
    return annotation
        .get("value")
        .map(
            values ->
                Arrays.stream((Object[]) values)
                    .anyMatch(v -> ((JavaEnumConstant) v).name().equals(restricted.name())))
        .orElse(false);
  }

  private static DescribedPredicate<JavaMethodCall> call(Class<?> type, String names) {
    return target(owner(JavaClass.Predicates.assignableTo(type)))
        .and(target(nameMatching(names)))
        .forSubtype();
  }

  private static DescribedPredicate<JavaConstructorCall> constructor(Class<?> type) {
    return target(owner(JavaClass.Predicates.assignableTo(type))).forSubtype();
  }

  private interface Check<T> {
    Optional<String> violation(T item);
  }

  private static <T> ArchCondition<T> condition(String description, Check<T> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        check
            .violation(item)
            .ifPresent(message -> events.add(SimpleConditionEvent.violated(item, message)));
      }
    };
  }

  static ArchRule namesAreUnique() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(haveNamesOfTheirOwn())
        .because("a name should say which class is meant, whatever the package");
  }

  private static ArchCondition<JavaClass> haveNamesOfTheirOwn() {
    return new ArchCondition<>("have names of their own") {
      private final Map<String, JavaClass> seen = new HashMap<>();

      @Override
      public void check(JavaClass item, ConditionEvents events) {
        JavaClass other = seen.putIfAbsent(item.getSimpleName(), item);
        if (other != null) {
          events.add(
              SimpleConditionEvent.violated(item, item.getName() + " and " + other.getName()));
        }
      }
    };
  }
}
